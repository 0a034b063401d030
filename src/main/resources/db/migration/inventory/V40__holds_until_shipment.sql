-- A hold lives until the parcel leaves: held, committed by payment, shipped, or released. Of a hold that is shipped in part,
-- the rest is still held.
alter table inventory.hold
    add column shipped int not null default 0,
    drop constraint hold_status_check;

-- Until now payment took units off the shelf, though they lay there. Nothing has been shipped yet, so they come back, kept
-- for their orders; what can be bought is as before. A variant that was removed while it was not held gets its level again.
insert into inventory.stock_level as level (variant_id, on_hand, reserved)
select variant_id, sum(quantity), sum(quantity) from inventory.hold where status = 'claimed' group by variant_id
on conflict (variant_id) do update
    set on_hand = level.on_hand + excluded.on_hand, reserved = level.reserved + excluded.reserved;

update inventory.hold set status = 'committed' where status = 'claimed';

alter table inventory.hold
    add constraint hold_status_known check (status in ('held', 'committed', 'shipped', 'released')),
    add constraint hold_ships_what_is_committed check (shipped = 0 or status <> 'held'),
    add constraint hold_shipped_within_quantity check (shipped between 0 and quantity),
    add constraint hold_ends_when_all_is_shipped check ((status = 'shipped') = (shipped = quantity));

drop index inventory.hold_open;
create index hold_open on inventory.hold (variant_id) where status in ('held', 'committed');

-- Every change of what lies on the shelf, and why. A level is the sum of its movements.
create table inventory.movement (
    id            bigint generated always as identity primary key,
    variant_id    uuid not null,
    delta         int not null,
    on_hand_after int not null,
    reason        text not null,
    -- The order, the import or whatever else it was for.
    reference     text,
    -- Who did it; null for the shop itself, and for a person who was erased.
    actor_id      uuid,
    at            timestamptz not null default clock_timestamp(),
    constraint movement_moves_something check (delta <> 0),
    constraint movement_leaves_no_debt check (on_hand_after >= 0),
    constraint movement_reason_known check (reason in (
        'opening', 'productCreated', 'productRemoved', 'adjustment', 'count', 'import', 'saleShipped', 'return'))
);

insert into inventory.movement (variant_id, delta, on_hand_after, reason)
select variant_id, on_hand, on_hand, 'opening' from inventory.stock_level where on_hand > 0 order by variant_id;

create index movement_by_variant on inventory.movement (variant_id, id);
create index movement_by_actor on inventory.movement (actor_id) where actor_id is not null;

create function inventory.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'movements are append-only' using errcode = '23514', constraint = 'movement_append_only';
end $$;
create trigger movement_append_only
    before update of id, variant_id, delta, on_hand_after, reason, reference, at or delete or truncate
    on inventory.movement for each statement execute function inventory.refuse_change();
