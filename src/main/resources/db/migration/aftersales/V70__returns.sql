-- What buyers want to send back, and what of it came.
create table aftersales.return (
    id           uuid primary key,
    order_id     uuid not null,
    order_number text not null,
    status       text not null,
    -- The buyer's words, and those of staff to the buyer; empty when the buyer was erased.
    reason       text not null,
    rejection    text,
    currency     char(3) not null,
    created_at   timestamptz not null default clock_timestamp(),
    constraint return_status_known check (status in ('requested', 'approved', 'rejected', 'received')),
    constraint return_rejection_of_rejected check ((status = 'rejected') = (rejection is not null))
);
create index return_by_order on aftersales.return (order_id, id);
create index return_by_status on aftersales.return (status, id);

create table aftersales.return_line (
    return_id uuid not null references aftersales.return,
    line_id   uuid not null,
    position  int not null,
    quantity  int not null,
    received  int not null default 0,
    -- Of what was received, what cannot be sold.
    damaged   int not null default 0,
    primary key (return_id, line_id),
    constraint return_line_received_was_announced check (quantity > 0 and received between 0 and quantity),
    constraint return_line_damaged_was_received check (damaged between 0 and received)
);
create index return_line_by_line on aftersales.return_line (line_id);

-- Each time that something came, and what was given back for it.
create table aftersales.return_receipt (
    id          uuid primary key,
    return_id   uuid not null references aftersales.return,
    refund_id   uuid references aftersales.refund,
    received_at timestamptz not null default clock_timestamp()
);
create index return_receipt_by_return on aftersales.return_receipt (return_id);
create unique index return_receipt_by_refund on aftersales.return_receipt (refund_id) where refund_id is not null;
