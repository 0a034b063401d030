create schema if not exists aftersales;

-- What is given back of an order, and how it adds up. The money itself is moved by an operation of payments.
create table aftersales.refund (
    id           uuid primary key,
    order_id     uuid not null,
    -- The last one that was asked to move the money: a refund that failed is tried again by another.
    operation_id uuid not null,
    status       text not null,
    cause        text not null,
    reason       text not null,
    currency     char(3) not null,
    amount       bigint not null,
    shipping     bigint not null,
    -- Given without goods; below zero for what of the goods had been given back before.
    other        bigint not null,
    failure      text,
    actor_id     uuid,
    created_at   timestamptz not null default clock_timestamp(),
    ended_at     timestamptz,
    constraint refund_operation_key unique (operation_id),
    constraint refund_status_known check (status in ('pending', 'succeeded', 'failed')),
    constraint refund_cause_known check (cause in ('cancellation', 'return', 'withdrawal', 'staff')),
    constraint refund_is_positive check (amount > 0 and shipping >= 0),
    constraint refund_ends_once check ((status = 'pending') = (ended_at is null)),
    constraint refund_failure_of_failed check ((status = 'failed') = (failure is not null))
);
create index refund_by_order on aftersales.refund (order_id, id);
create index refund_by_actor on aftersales.refund (actor_id) where actor_id is not null;

create table aftersales.refund_line (
    refund_id uuid not null references aftersales.refund,
    line_id   uuid not null,
    quantity  int not null,
    amount    bigint not null,
    tax       bigint not null,
    primary key (refund_id, line_id),
    constraint refund_line_of_something check (quantity > 0 and amount >= 0 and tax between 0 and amount)
);
create index refund_line_by_line on aftersales.refund_line (line_id);
