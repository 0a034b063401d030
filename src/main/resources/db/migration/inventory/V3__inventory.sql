create schema if not exists inventory;

-- How much of a variant there is. The row itself refuses what must not be: selling more than there is.
create table inventory.stock_level (
    variant_id          uuid primary key,
    on_hand             int not null default 0,
    reserved            int not null default 0,
    low_stock_threshold int not null default 0,
    constraint stock_level_on_hand_not_negative check (on_hand >= 0),
    constraint stock_level_reserved_not_negative check (reserved >= 0),
    constraint stock_level_not_oversold check (reserved <= on_hand),
    constraint stock_level_threshold_not_negative check (low_stock_threshold >= 0)
) with (fillfactor = 50);

-- What an order keeps others from buying until it is paid (claimed) or given up (released).
create table inventory.hold (
    order_id   uuid not null,
    variant_id uuid not null,
    quantity   int not null check (quantity > 0),
    status     text not null check (status in ('held', 'claimed', 'released')),
    created_at timestamptz not null default now(),
    primary key (order_id, variant_id)
);
create index hold_open on inventory.hold (variant_id) where status = 'held';
