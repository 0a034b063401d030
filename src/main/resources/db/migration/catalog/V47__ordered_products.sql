-- A product that was ordered is archived, never deleted. The catalogue knows it by this, which the first order sets.
alter table catalog.product add column ordered boolean not null default false;
update catalog.product set ordered = true where id in (select product_id from orders.line);

-- What lists need is in storefront.listing.
alter table catalog.product
    drop column terms,
    drop column search,
    drop column price_min,
    drop column price_max,
    drop column in_stock,
    drop column rating_average,
    drop column rating_count,
    drop column popularity;
