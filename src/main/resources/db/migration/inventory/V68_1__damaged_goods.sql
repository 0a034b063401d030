-- What comes back and cannot be sold is taken off the shelf by a movement of its own.
alter table inventory.movement
    drop constraint movement_reason_known,
    add constraint movement_reason_known check (reason in (
        'opening', 'productCreated', 'productRemoved', 'adjustment', 'count', 'import', 'saleShipped', 'shipmentVoided',
        'return', 'damaged'));
