-- What an item was when it was put in, so that it can still be named when the catalogue does not know it any more. The
-- defaults are for what was put in before, and for nodes that do not write these yet.
alter table cart.item
    add column product_id uuid not null default '00000000-0000-0000-0000-000000000000',
    add column sku        text not null default '',
    add column title      text not null default 'No longer sold';
