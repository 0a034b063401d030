-- Who carries an import out is known by its job. One that an earlier version had begun has none yet.
insert into platform.job (task_name, task_instance, task_data, execution_time)
select 'imports.carry-out', id::text, jsonb_build_object('importId', id), now()
from imports.import
where status = 'running'
on conflict do nothing;

alter table imports.import drop column leased_by, drop column leased_until;
delete from platform.job where task_name = 'imports.resume';
