-- The address as the shop compares it. Orders of before have none and are compared in lower case.
alter table orders."order" add column email_key text;
create index order_by_email on orders."order" ((coalesce(email_key, lower(email))), id);

-- Staff look for what is to be done, newest or oldest first.
create index order_by_status on orders."order" (status, id);
create index order_by_payment_status on orders."order" (payment_status, id);
create index order_by_fulfillment_status on orders."order" (fulfillment_status, id);
create index line_by_sku on orders.line (sku, order_id);

-- What staff write down about an order, for themselves.
create table orders.note (
    id       uuid primary key,
    order_id uuid not null references orders."order",
    -- Who wrote it; null for a person who was erased.
    actor_id uuid,
    text     text not null,
    at       timestamptz not null default clock_timestamp(),
    constraint note_says_something check (text <> '')
);
create index note_by_order on orders.note (order_id, id);
create index note_by_actor on orders.note (actor_id) where actor_id is not null;
