-- A parcel that does not leave after all brings its units back on the shelf.
alter table inventory.movement
    drop constraint movement_reason_known,
    add constraint movement_reason_known check (reason in (
        'opening', 'productCreated', 'productRemoved', 'adjustment', 'count', 'import', 'saleShipped', 'shipmentVoided',
        'return'));
