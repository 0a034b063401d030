-- Stock is never negative and never promised twice.
select variant_id from inventory.stock_level where on_hand < 0 or reserved < 0 or reserved > on_hand;

-- What is reserved is what open holds say.
select s.variant_id, s.reserved, h.held
from inventory.stock_level s
full join (
    select variant_id, sum(quantity) as held from inventory.hold where status = 'held' group by variant_id
) h using (variant_id)
where coalesce(s.reserved, 0) <> coalesce(h.held, 0);
