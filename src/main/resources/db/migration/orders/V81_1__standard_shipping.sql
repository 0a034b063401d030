-- What the least expensive way to ship the order would have cost, which is what the law has a seller give back of its shipping
-- when the buyer withdraws. Null in orders of before: all of their shipping counts.
alter table orders."order"
    add column standard_shipping bigint,
    add constraint order_standard_shipping_within_shipping check (standard_shipping between 0 and shipping);
