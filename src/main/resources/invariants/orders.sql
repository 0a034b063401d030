-- An order's lines add up to its subtotal.
select o.id, o.subtotal, sum(l.line_total) as lines
from orders."order" o join orders.line l on l.order_id = o.id
group by o.id
having o.subtotal <> sum(l.line_total);
