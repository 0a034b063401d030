-- Lists show the rating that reviews come to, but for what was told and not heard yet.
select listing.product_id, listing.rating_count, listing.rating_sum
from storefront.listing listing
left join reviews.rating rating on rating.product_id = listing.product_id
where (listing.rating_count, listing.rating_sum) is distinct from (
        coalesce(rating.one + rating.two + rating.three + rating.four + rating.five, 0),
        coalesce(rating.one + 2 * rating.two + 3 * rating.three + 4 * rating.four + 5 * rating.five, 0)::bigint)
  and not exists (
        select 1 from platform.outbox
        where listener = 'storefront.refresh-ratings' and aggregate_id = listing.product_id);
