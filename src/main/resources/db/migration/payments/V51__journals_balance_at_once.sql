-- The entries of a journal come in one statement, and are looked at once, when it ends. That a journal has entries is looked at
-- when the transaction ends, as before.
create function payments.require_balances() returns trigger language plpgsql as $$
declare
    unbalanced uuid;
begin
    select journal_id into unbalanced
    from payments.entry
    where journal_id in (select journal_id from added)
    group by journal_id, currency
    having sum(amount) <> 0 or count(*) < 2
    limit 1;
    if found then
        raise exception 'journal % does not balance', unbalanced
            using errcode = '23514', constraint = 'journal_balances';
    end if;
    return null;
end $$;
drop trigger entry_balances on payments.entry;
create trigger entry_balances after insert on payments.entry
    referencing new table as added for each statement execute function payments.require_balances();
