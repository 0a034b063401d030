-- An order that is paid has its money, and one that is not has none.
select o.id, o.payment_status, o.total, o.waived, p.captured
from orders."order" o
left join payments.payment p on p.order_id = o.id and p.status <> 'failed'
where (o.payment_status in ('paid', 'partiallyRefunded') and coalesce(p.captured, 0) <> o.total - o.waived)
   or (o.payment_status in ('pending', 'failed') and coalesce(p.captured, 0) <> 0);

-- An order that waits for its payment has an operation that will decide it.
select o.id
from orders."order" o
where o.status = 'pendingPayment'
  and not exists (
    select 1 from payments.payment p
    join payments.operation op on op.payment_id = p.id
    where p.order_id = o.id and op.status in ('open', 'unknown', 'actionRequired'));

-- An order that stands or ends before it is paid has a promise for all of it, and a promise has such an order.
select coalesce(o.id, p.order_id) as id, o.status, o.payment_status, o.promise, p.amount
from (
    select * from orders."order" where payment_status = 'pending' and status <> 'pendingPayment'
) o
full join (select * from payments.payment where status = 'authorized') p on p.order_id = o.id
where o.id is null or o.promise is null or p.amount is distinct from o.total;

-- What was promised for an order that is cancelled is given up, or somebody was told that it could not be.
select o.id
from orders."order" o
where o.status = 'cancelled' and o.payment_status = 'pending'
  and not exists (
    select 1 from payments.payment p
    join payments.operation op on op.payment_id = p.id
    where p.order_id = o.id and op.kind = 'void');

-- Stock is held for orders that wait, committed for those that stand, and for no others.
select h.order_id, h.status, o.status as order_status
from inventory.hold h
left join orders."order" o on o.id = h.order_id
where (h.status = 'held') <> (o.status is not distinct from 'pendingPayment')
   or (h.status = 'committed' and o.status is distinct from 'confirmed');

-- A cart is kept for an order only while that order waits.
select c.id
from cart.cart c
left join orders."order" o on o.id = c.pending_order
where c.pending_order is not null and o.status is distinct from 'pendingPayment';

-- What has left of an order is what its holds say has left.
select coalesce(l.order_id, h.order_id) as order_id, coalesce(l.variant_id, h.variant_id) as variant_id, l.units, h.units
from (
    select order_id, variant_id, sum(shipped) as units from orders.line where shipped > 0 group by order_id, variant_id
) l
full join (select order_id, variant_id, shipped as units from inventory.hold where shipped > 0) h
    on h.order_id = l.order_id and h.variant_id = l.variant_id
where coalesce(l.units, 0) <> coalesce(h.units, 0);
