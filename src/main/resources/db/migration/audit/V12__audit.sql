create schema if not exists audit;

-- Security events. They are written once; what may still happen to them is that the person is forgotten, and age.
create table audit.event (
    id         uuid constraint event_pkey primary key,
    at         timestamptz not null default clock_timestamp(),
    type       text not null,
    subject_id uuid,
    actor_id   uuid,
    address    text,
    user_agent text,
    request_id text,
    detail     text not null
);
create index event_by_subject on audit.event (subject_id, id desc);
create index event_by_type on audit.event (type, id desc);
create index event_by_actor on audit.event (actor_id) where actor_id is not null;
create index event_at on audit.event (at);

create function audit.retention() returns interval language sql immutable as $$ select interval '400 days' $$;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.at < now() - audit.retention() then
            return old;
        end if;
    elsif tg_op = 'UPDATE' then
        if to_jsonb(new) - 'address' - 'user_agent' = to_jsonb(old) - 'address' - 'user_agent'
            and (new.address is null or new.address = old.address)
            and (new.user_agent is null or new.user_agent = old.user_agent)
        then
            return new;
        end if;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = 'audit_append_only';
end $$;
create trigger event_append_only before update or delete on audit.event
    for each row execute function audit.refuse_change();
create trigger event_not_emptied before truncate on audit.event
    for each statement execute function audit.refuse_change();
