-- Work in the background, in the columns that db-scheduler knows. The one who begins it picks it and gives signs of life;
-- what is done is deleted.
create table platform.job (
    task_name            text not null,
    task_instance        text not null,
    task_data            jsonb,
    execution_time       timestamptz not null,
    picked               boolean not null default false,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int not null default 0,
    last_heartbeat       timestamptz,
    version              bigint not null default 1,
    created_at           timestamptz not null default now(),
    primary key (task_name, task_instance)
);
create index job_due on platform.job (task_name, execution_time) where not picked;
create index job_alive on platform.job (last_heartbeat) where picked;
