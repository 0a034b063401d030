-- What a variant is called, as the catalogue says it, so that a list of the stock is found, sorted and read by one statement.
-- A label stays when its variant is removed: movements and alerts go on naming it.
create table inventory.label (
    variant_id uuid primary key,
    product_id uuid not null,
    sku        text collate "C" not null,
    title      text not null,
    removed    boolean not null default false
);
create index label_by_sku on inventory.label (sku, variant_id);

insert into inventory.label (variant_id, product_id, sku, title)
select v.id, p.id, v.sku,
       case when btrim(v.title) = '' or v.title = p.title then p.title else p.title || ', ' || v.title end
from catalog.variant v
join catalog.product p on p.id = v.product_id;

-- Orders still hold units of variants that were removed. What they were called is not known any more.
insert into inventory.label (variant_id, product_id, sku, title, removed)
select level.variant_id, level.variant_id, level.variant_id::text, 'Removed variant', true
from inventory.stock_level level
where not exists (select 1 from inventory.label label where label.variant_id = level.variant_id);

insert into inventory.stock_level (variant_id)
select variant_id from inventory.label on conflict do nothing;

-- A variant has a threshold of its own, or that of the shop. Nobody could see what was set, and what nobody has set was 0.
alter table inventory.stock_level
    alter column low_stock_threshold drop not null,
    alter column low_stock_threshold drop default;
update inventory.stock_level set low_stock_threshold = null where low_stock_threshold = 0;

-- What staff says of a movement in its own words.
alter table inventory.movement add column note text;
drop trigger movement_append_only on inventory.movement;
create trigger movement_append_only
    before update of id, variant_id, delta, on_hand_after, reason, reference, note, at or delete or truncate
    on inventory.movement for each statement execute function inventory.refuse_change();
