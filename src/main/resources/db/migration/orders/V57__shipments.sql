-- What has left the shop, in which parcels. A line cannot leave twice.
alter table orders.line
    add column shipped int not null default 0,
    add constraint line_shipped_within_quantity check (shipped between 0 and quantity);

create table orders.shipment (
    id              uuid primary key,
    order_id        uuid not null references orders."order",
    carrier         text not null,
    tracking_number text,
    -- As the carrier's pages were then; null for a carrier that the shop does not know.
    tracking_url    text,
    status          text not null,
    shipped_at      timestamptz not null default clock_timestamp(),
    delivered_at    timestamptz,
    voided_at       timestamptz,
    constraint shipment_status_known check (status in ('shipped', 'delivered', 'voided')),
    constraint shipment_is_delivered_once_at_a_time check ((status = 'delivered') = (delivered_at is not null)),
    constraint shipment_is_voided_once_at_a_time check ((status = 'voided') = (voided_at is not null))
);
create index shipment_by_order on orders.shipment (order_id, id);

create table orders.shipment_line (
    shipment_id uuid not null references orders.shipment,
    line_id     uuid not null references orders.line,
    quantity    int not null,
    primary key (shipment_id, line_id),
    constraint shipment_line_ships_something check (quantity > 0)
);
create index shipment_line_by_line on orders.shipment_line (line_id);

-- Who of the staff did it; null for the buyer, for the shop itself, and for a person who was erased.
alter table orders.timeline add column actor_id uuid;
create index timeline_by_actor on orders.timeline (actor_id) where actor_id is not null;
