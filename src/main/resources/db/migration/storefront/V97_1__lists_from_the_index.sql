-- Lists are filtered and sorted by the index of each node, which reads the listings when it starts and follows them. What sorted
-- them here goes: a change of a price wrote five indexes anew.
drop index storefront.listing_by_newest;
drop index storefront.listing_by_price;
drop index storefront.listing_by_name;
drop index storefront.listing_by_rating;
drop index storefront.listing_by_brand;
drop index storefront.listing_by_terms;
drop index storefront.listing_category_by_price;
alter table storefront.listing drop column rating_score;
create index listing_in_order on storefront.listing (product_id) where listed;

-- Terms as products write them, which is how facets show them; they were in small letters.
with term as (
    select p.id as product_id, btrim(a.key) as name, btrim(a.value) as value
    from catalog.product p cross join lateral jsonb_each_text(p.attributes) as a
    union
    select v.product_id, btrim(o.key), btrim(o.value)
    from catalog.variant v cross join lateral jsonb_each_text(v.options) as o
), written as (
    select product_id, array_agg(replace(name, '=', ':') || '=' || value order by name, value) as terms
    from term
    where char_length(value) <= 100
    group by product_id
)
update storefront.listing l set terms = written.terms from written where written.product_id = l.product_id;
