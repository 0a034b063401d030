-- What people call the carrier that staff named, maybe by its code. Null in parcels of before: as staff named it.
alter table orders.shipment add column carrier_name text;
