create schema if not exists cart;

create table cart.cart (
    id            uuid primary key,
    customer_id   uuid,
    -- SHA-256 of a guest's token; the token itself is not kept.
    token_hash    bytea,
    -- The order that is being made of this cart right now. While there is one, nothing else changes the cart.
    pending_order uuid,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    constraint cart_customer_key unique (customer_id),
    constraint cart_token_key unique (token_hash),
    constraint cart_has_owner check (customer_id is not null or token_hash is not null)
);
create unique index cart_by_pending_order on cart.cart (pending_order) where pending_order is not null;
create index cart_by_updated on cart.cart (updated_at);

create table cart.item (
    id            uuid primary key,
    cart_id       uuid not null references cart.cart on delete cascade,
    variant_id    uuid not null,
    quantity      int not null check (quantity between 1 and 999),
    -- What one unit cost when it was put in, to tell the buyer when that has changed. Minor units.
    price_seen    bigint not null,
    constraint item_once_per_variant unique (cart_id, variant_id)
);
