-- What banks take back for buyers, and what they give again when a dispute is decided so, as gateways list it: once each.
create table payments.dispute_movement (
    id           uuid primary key,
    payment_id   uuid not null references payments.payment,
    kind         text not null,
    gateway_ref  text not null,
    amount       bigint not null,
    -- By the gateway's clock; what came again stands at the time of its dispute in some gateways' lists.
    moved_at     timestamptz not null,
    created_at   timestamptz not null default now(),
    constraint dispute_movement_kind_known check (kind in ('disputed', 'reinstated')),
    constraint dispute_movement_of_something check (amount > 0),
    constraint dispute_movement_once unique (payment_id, gateway_ref)
);
create index dispute_movement_by_time on payments.dispute_movement (moved_at);

-- What of it banks have now. It may be more than is left of what was taken: a bank does not ask what was given back.
alter table payments.payment
    add column disputed bigint not null default 0,
    add constraint payment_disputed_not_negative check (disputed >= 0);
