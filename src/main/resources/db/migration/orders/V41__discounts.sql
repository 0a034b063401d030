-- What is taken off a line, and off the order as a whole. Nothing is, yet.
alter table orders.line
    add column discount bigint not null default 0,
    drop constraint line_total_is_price_times_quantity,
    add constraint line_discount_within_price check (discount between 0 and unit_price * quantity),
    add constraint line_total_adds_up check (line_total = unit_price * quantity - discount);

alter table orders."order"
    add column discount bigint not null default 0,
    drop constraint order_total_adds_up,
    add constraint order_discount_not_negative check (discount >= 0),
    add constraint order_total_adds_up
        check (total = subtotal - discount + shipping + case when tax_included then 0 else tax end);
