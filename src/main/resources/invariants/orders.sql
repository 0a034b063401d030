-- An order's lines add up to its subtotal.
select o.id, o.subtotal, sum(l.line_total) as lines
from orders."order" o join orders.line l on l.order_id = o.id
group by o.id
having o.subtotal <> sum(l.line_total);

-- What has left of a line is what its parcels hold that were not voided.
select l.id, l.shipped, p.sent
from orders.line l
full join (
    select item.line_id as id, sum(item.quantity) as sent
    from orders.shipment_line item join orders.shipment s on s.id = item.shipment_id
    where s.status <> 'voided' group by item.line_id
) p using (id)
where coalesce(l.shipped, 0) <> coalesce(p.sent, 0);

-- How far an order has come follows from its units.
select o.id, o.fulfillment_status, u.due, u.shipped, u.returned
from orders."order" o
join (
    select order_id, sum(quantity - cancelled) as due, sum(shipped) as shipped, sum(returned) as returned
    from orders.line group by order_id
) u on u.order_id = o.id
where (o.fulfillment_status = 'unfulfilled') <> (u.shipped = 0)
   or (o.fulfillment_status = 'partiallyShipped') <> (u.shipped > 0 and u.shipped < u.due)
   or (o.fulfillment_status = 'returned') <> (u.shipped > 0 and u.shipped = u.due and u.returned = u.shipped);

-- An order that stands has something that is not cancelled.
select o.id, o.status
from orders."order" o
where o.status in ('confirmed', 'completed')
  and not exists (select 1 from orders.line where order_id = o.id and cancelled < quantity);
