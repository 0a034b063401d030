-- Each listener looks for its own events, the oldest first.
create index outbox_listener on platform.outbox (listener, id);
drop index platform.outbox_due_at;

-- What modules ask of themselves is a job from now on. A node of an earlier version still writes it down as an event, while
-- there is one beside those of this version, and leaves some behind when it stops: that becomes a job as well.
create function platform.job_of_event() returns trigger language plpgsql as $$
begin
    insert into platform.job (task_name, task_instance, task_data, execution_time)
    values (
        new.listener,
        'event ' || new.id,
        case new.listener
            when 'accounts.carry-out-registration' then new.payload -> 'account'
            when 'signin.send-reset-link' then jsonb_build_object('email', new.payload -> 'email')
            else jsonb_build_object('unconfirmed', new.payload -> 'unconfirmed')
        end,
        new.created_at);
    return null;
end $$;

create trigger job_of_event before insert on platform.outbox
for each row
when (new.listener in ('accounts.carry-out-registration', 'signin.send-reset-link', 'signin.confirm-again'))
execute function platform.job_of_event();

with waiting as (
    delete from platform.outbox
    where listener in ('accounts.carry-out-registration', 'signin.send-reset-link', 'signin.confirm-again')
    returning listener, aggregate_id, type, payload, created_at
)
insert into platform.outbox (listener, aggregate_id, type, payload, created_at)
select listener, aggregate_id, type, payload, created_at from waiting;
