-- Operations can do more than charge and refund, and a gateway may wait for the buyer.
alter table payments.operation
    drop constraint operation_kind_check,
    add constraint operation_kind_known
        check (kind in ('charge', 'authorize', 'capture', 'void', 'refund')),
    drop constraint operation_status_check,
    add constraint operation_status_known
        check (status in ('open', 'unknown', 'actionRequired', 'succeeded', 'failed'));

alter table payments.payment
    drop constraint payment_status_check,
    add constraint payment_status_known
        check (status in ('pending', 'authorized', 'captured', 'refunded', 'voided', 'failed'));

-- A gateway may have one name for a payment and what is captured of it.
alter table payments.operation
    drop constraint operation_gateway_ref_key,
    add constraint operation_gateway_ref_key unique (kind, gateway_ref);

-- What begins a payment, and what ends a promise, is asked for one at a time. Refunds may be several.
drop index payments.operation_one_open_charge;
create unique index operation_one_open on payments.operation (payment_id)
    where kind <> 'refund' and status in ('open', 'unknown', 'actionRequired');
drop index payments.operation_due;
create index operation_due on payments.operation (due_at) where status in ('open', 'unknown', 'actionRequired');
