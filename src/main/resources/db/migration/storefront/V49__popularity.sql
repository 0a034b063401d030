-- How many units of each product were bought, by itself: counting writes two small indexes anew here, and ten in a listing,
-- those of its words among them.
create table storefront.popularity (
    product_id uuid primary key references storefront.listing on delete cascade,
    units      bigint not null default 0
);
insert into storefront.popularity (product_id, units) select product_id, popularity from storefront.listing;
create index popularity_by_units on storefront.popularity (units, product_id);
alter table storefront.listing drop column popularity;
