-- Which order a mail tells of, by which template, and of which parcel: it can be written again from there.
alter table notifications.mail
    add column order_id uuid,
    add column template text,
    add column shipment_id uuid;
create index mail_by_order on notifications.mail (order_id, id) where order_id is not null;
