-- What reviews say of a product, as lists show it. They are sorted by an average that begins with five reviews of 3.5 stars: a
-- single one of five does not come before a hundred of 4.8, and what nobody has reviewed comes last.
drop index storefront.listing_by_rating;
alter table storefront.listing
    drop column rating_average,
    add column rating_sum bigint not null default 0;
alter table storefront.listing
    add column rating_average numeric(3, 2) not null generated always as (
        case when rating_count = 0 then 0 else rating_sum::numeric / rating_count end) stored,
    add column rating_score numeric(7, 6) not null generated always as (
        case when rating_count = 0 then 0 else (rating_sum + 17.5) / (rating_count + 5) end) stored;
create index listing_by_rating on storefront.listing (rating_score, product_id) where listed;
