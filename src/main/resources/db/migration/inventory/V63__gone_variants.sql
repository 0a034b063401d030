-- Variants that are gone from the catalogue kept their levels for orders that held units of them, also when none did any more.
with gone as (
    delete from inventory.stock_level level using inventory.label label
    where label.variant_id = level.variant_id and label.removed and level.reserved = 0
    returning level.variant_id, level.on_hand
)
insert into inventory.movement (variant_id, delta, on_hand_after, reason)
select variant_id, -on_hand, 0, 'productRemoved' from gone where on_hand > 0 order by variant_id;

update inventory.low_stock_alert alert set cleared_at = clock_timestamp()
from inventory.label label
where label.variant_id = alert.variant_id and label.removed and alert.cleared_at is null;

-- What was sold out before there were alerts had none, and what orders have sold out has one from now on, always.
insert into inventory.low_stock_alert (id, variant_id, kind, available, threshold)
select (substr(ms, 1, 8) || '-' || substr(ms, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid,
       level.variant_id, 'soldOut', 0, 0
from inventory.stock_level level
join inventory.label label using (variant_id)
cross join lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') ms
where level.reserved > 0 and level.reserved = level.on_hand and not label.removed
on conflict (variant_id, kind) where cleared_at is null do nothing;
