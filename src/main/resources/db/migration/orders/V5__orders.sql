create schema if not exists orders;

-- Order numbers are made of this and scrambled, so that they tell nobody how much the shop sells.
create sequence orders.order_number;

create table orders."order" (
    id                 uuid primary key,
    number             text not null,
    customer_id        uuid,
    -- SHA-256 of the cart token of a guest, who reads the order with it.
    guest_token_hash   bytea,
    email              text not null,
    status             text not null check (status in ('pendingPayment', 'confirmed', 'completed', 'cancelled')),
    payment_status     text not null
        check (payment_status in ('pending', 'paid', 'failed', 'partiallyRefunded', 'refunded')),
    fulfillment_status text not null default 'unfulfilled'
        check (fulfillment_status in ('unfulfilled', 'partiallyShipped', 'shipped', 'delivered', 'returned')),
    currency           char(3) not null,
    subtotal           bigint not null check (subtotal >= 0),
    shipping           bigint not null check (shipping >= 0),
    tax                bigint not null check (tax >= 0),
    tax_included       boolean not null,
    total              bigint not null check (total between 0 and 99999999999),
    refunded           bigint not null default 0,
    shipping_method    text not null,
    payment_method     text not null,
    shipping_address   jsonb not null,
    billing_address    jsonb,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    constraint order_has_buyer check (customer_id is not null or guest_token_hash is not null),
    constraint order_number_key unique (number),
    constraint order_total_adds_up check (total = subtotal + shipping + case when tax_included then 0 else tax end),
    constraint order_refund_within_total check (refunded between 0 and total)
);
create index order_by_customer on orders."order" (customer_id, id);
create index order_by_guest on orders."order" (guest_token_hash, id) where guest_token_hash is not null;

create table orders.line (
    id          uuid primary key,
    order_id    uuid not null references orders."order",
    position    int not null,
    variant_id  uuid not null,
    product_id  uuid not null,
    sku         text not null,
    title       text not null,
    image       text,
    quantity    int not null check (quantity > 0),
    unit_price  bigint not null check (unit_price >= 0),
    line_total  bigint not null,
    tax         bigint not null check (tax >= 0),
    tax_class   text not null,
    tax_ppm     int not null check (tax_ppm >= 0),
    constraint line_total_is_price_times_quantity check (line_total = unit_price * quantity)
);
create index line_by_order on orders.line (order_id, position);
create index line_by_variant on orders.line (variant_id);

-- What happened to an order, for its buyer to read. Rows are added and never changed.
create table orders.timeline (
    id       bigint generated always as identity primary key,
    order_id uuid not null references orders."order",
    at       timestamptz not null default now(),
    type     text not null,
    detail   text not null
);
create index timeline_by_order on orders.timeline (order_id, id);
