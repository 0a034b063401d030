-- Stock is never negative and never promised twice.
select variant_id from inventory.stock_level where on_hand < 0 or reserved < 0 or reserved > on_hand;

-- What is reserved is what open holds have not shipped yet.
select variant_id, s.reserved, h.open
from inventory.stock_level s
full join (
    select variant_id, sum(quantity - shipped) as open
    from inventory.hold where status in ('held', 'committed') group by variant_id
) h using (variant_id)
where coalesce(s.reserved, 0) <> coalesce(h.open, 0);

-- What lies on the shelf is the sum of its movements.
select variant_id, s.on_hand, m.units
from inventory.stock_level s
full join (select variant_id, sum(delta) as units from inventory.movement group by variant_id) m using (variant_id)
where coalesce(s.on_hand, 0) <> coalesce(m.units, 0);

-- The newest movement says what lies on the shelf.
select s.variant_id, s.on_hand, m.on_hand_after
from inventory.stock_level s
cross join lateral (
    select on_hand_after from inventory.movement where variant_id = s.variant_id order by id desc limit 1
) m
where s.on_hand <> m.on_hand_after;

-- What holds have shipped has left the shelf.
select variant_id, h.shipped, m.sold
from (select variant_id, sum(shipped) as shipped from inventory.hold where shipped > 0 group by variant_id) h
full join (
    select variant_id, -sum(delta) as sold from inventory.movement where reason in ('saleShipped', 'shipmentVoided') group by variant_id
) m using (variant_id)
where coalesce(h.shipped, 0) <> coalesce(m.sold, 0);

-- An open alert fits its level.
select a.id, a.variant_id, a.kind, l.on_hand, l.reserved, l.low_stock_threshold
from inventory.low_stock_alert a
left join inventory.stock_level l using (variant_id)
where a.cleared_at is null
  and (l.variant_id is null or l.on_hand - l.reserved > case a.kind
      when 'soldOut' then 0
      else coalesce(l.low_stock_threshold, (select shop_threshold from inventory.alerting), 2147483647)
  end);

-- What orders have sold out has an open alert.
select l.variant_id, l.on_hand, l.reserved
from inventory.stock_level l
join inventory.label using (variant_id)
where l.reserved > 0 and l.reserved = l.on_hand and not removed
  and not exists (
      select 1 from inventory.low_stock_alert a
      where a.variant_id = l.variant_id and a.kind = 'soldOut' and a.cleared_at is null);

-- What is gone from the catalogue has a level only while orders hold units of it.
select l.variant_id, l.on_hand
from inventory.stock_level l
join inventory.label using (variant_id)
where removed and l.reserved = 0;
