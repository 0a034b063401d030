-- What was given up of an order before it was paid: units, and what they and the shipping would have come to. Nothing of it is
-- paid, so nothing of it is given back.
create table aftersales.reduction (
    id         uuid primary key,
    order_id   uuid not null,
    currency   char(3) not null,
    amount     bigint not null,
    shipping   bigint not null,
    created_at timestamptz not null default now(),
    constraint reduction_not_negative check (amount >= 0 and shipping between 0 and amount)
);
create index reduction_by_order on aftersales.reduction (order_id);

create table aftersales.reduction_line (
    reduction_id uuid not null references aftersales.reduction,
    line_id      uuid not null,
    quantity     int not null,
    amount       bigint not null,
    tax          bigint not null,
    primary key (reduction_id, line_id),
    constraint reduction_line_of_something check (quantity > 0),
    constraint reduction_line_not_negative check (amount >= 0 and tax >= 0)
);
