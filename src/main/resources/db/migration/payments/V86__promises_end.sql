-- What people do by hand waits for them, and no gateway is asked about it.
alter table payments.operation
    drop constraint operation_status_known,
    add constraint operation_status_known
        check (status in ('open', 'unknown', 'actionRequired', 'awaited', 'succeeded', 'failed'));

-- What is promised is looked through for what ends soon or has ended, and somebody is told.
alter table payments.payment
    add column ending_told_at timestamptz,
    add column ended_told_at timestamptz;
create index payment_promised on payments.payment (method) where status = 'authorized';
