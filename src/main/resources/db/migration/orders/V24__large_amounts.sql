-- Currencies of small units need large amounts. The most that an order can be is the most that JSON keeps exact.
do $$
declare
    present text;
begin
    select conname into strict present
    from pg_constraint
    where conrelid = 'orders."order"'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%99999999999%';
    execute format('alter table orders."order" drop constraint %I', present);
end $$;
alter table orders."order" add constraint order_total_in_range check (total between 0 and 9007199254740991);
