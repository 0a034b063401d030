-- What came back of orders came back on the shelf.
select coalesce(l.variant_id, m.variant_id) as variant_id, l.units, m.units
from (select variant_id, sum(returned) as units from orders.line where returned > 0 group by variant_id) l
full join (select variant_id, sum(delta) as units from inventory.movement where reason = 'return' group by variant_id) m
    on m.variant_id = l.variant_id
where coalesce(l.units, 0) <> coalesce(m.units, 0);

-- A refund comes to what its items, the shipping and the rest come to.
select r.id, r.amount
from aftersales.refund r
where r.amount <> r.shipping + r.other
    + coalesce((select sum(amount) from aftersales.refund_line where refund_id = r.id), 0);

-- A refund is as far as the operation that moves its money, and of its amount.
select r.id, r.status, op.status as operation
from aftersales.refund r
left join payments.operation op on op.id = r.operation_id
where op.amount is distinct from r.amount
   or r.status <> case when op.status in ('succeeded', 'failed') then op.status else 'pending' end;

-- What was given up of an order before it was paid comes to what its items and the shipping come to.
select r.id, r.amount
from aftersales.reduction r
where r.amount <> r.shipping + coalesce((select sum(amount) from aftersales.reduction_line where reduction_id = r.id), 0);

-- What is not to be paid of an order was given up, or not taken when the rest was.
select o.id, o.waived, r.amount
from orders."order" o
left join (select order_id, sum(amount) as amount from aftersales.reduction group by order_id) r on r.order_id = o.id
where coalesce(r.amount, 0) > o.waived or (o.payment_status = 'pending' and coalesce(r.amount, 0) <> o.waived);

-- What was given back of an order is what its refunds and its payment say.
select o.id, o.refunded, r.amount, p.refunded as by_payment
from orders."order" o
left join (
    select order_id, sum(amount) as amount from aftersales.refund where status = 'succeeded' group by order_id
) r on r.order_id = o.id
left join payments.payment p on p.order_id = o.id and p.status <> 'failed'
where o.refunded <> coalesce(r.amount, 0) or o.refunded <> coalesce(p.refunded, 0);

-- No unit of an order is paid back twice.
select l.id, l.quantity, g.units
from (
    select item.line_id, sum(item.quantity) as units
    from (
        select item.line_id, item.quantity
        from aftersales.refund_line item join aftersales.refund r on r.id = item.refund_id
        where r.status <> 'failed'
        union all
        select line_id, quantity from aftersales.reduction_line
    ) item
    group by item.line_id
) g
left join orders.line l on l.id = g.line_id
where l.id is null or g.units > l.quantity;

-- What an order's money stands for is what was paid and given back.
select o.id, o.payment_status, o.refunded, o.total, o.waived
from orders."order" o
where (o.payment_status = 'refunded') <> (o.refunded > 0 and o.refunded = o.total - o.waived)
   or (o.payment_status = 'partiallyRefunded') <> (o.refunded > 0 and o.refunded < o.total - o.waived);

-- No more of a return came than was announced, and all of it when it is received.
select r.id, r.status, line.line_id, line.quantity, line.received
from aftersales.return r
left join aftersales.return_line line on line.return_id = r.id
where line.line_id is null
   or line.received > line.quantity
   or (r.status = 'received' and line.received <> line.quantity)
   or (r.status = 'requested' and line.received > 0);

-- What came of returns came back of their order.
select line.line_id, line.received, l.returned
from (select line_id, sum(received) as received from aftersales.return_line group by line_id) line
left join orders.line l on l.id = line.line_id
where coalesce(l.returned, 0) < line.received;

-- What is given back for a return is a refund of its order.
select r.id, refund.id as refund, refund.order_id, refund.cause
from aftersales.return_receipt receipt
join aftersales.return r on r.id = receipt.return_id
join aftersales.refund refund on refund.id = receipt.refund_id
where refund.order_id <> r.order_id
   -- What came before its buyer withdrew came as a return.
   or (refund.cause <> 'return' and not (r.withdrawn and refund.cause = 'withdrawal'));

-- A withdrawal that was carried out is of an order, which tells of it.
select w.id, w.status, w.order_id
from aftersales.withdrawal w
where w.status in ('settled', 'accepted')
  and not exists (select from orders.timeline t where t.order_id = w.order_id and t.type = 'withdrawn');

-- No more is announced to come back than was shipped.
select line.line_id, line.units, l.shipped
from (
    select line.line_id, sum(case when r.status = 'rejected' then line.received else line.quantity end) as units
    from aftersales.return_line line join aftersales.return r on r.id = line.return_id
    group by line.line_id
) line
left join orders.line l on l.id = line.line_id
where line.units > coalesce(l.shipped, 0);
