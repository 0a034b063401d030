-- A mail tells of a parcel or of a refund of its order.
alter table notifications.mail rename column shipment_id to topic_id;
