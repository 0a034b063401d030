-- What the rating of a product says is what its published reviews come to.
select product_id, rating.one, rating.two, rating.three, rating.four, rating.five
from reviews.rating rating
full join (
    select product_id,
           count(*) filter (where rating = 1) as one, count(*) filter (where rating = 2) as two,
           count(*) filter (where rating = 3) as three, count(*) filter (where rating = 4) as four,
           count(*) filter (where rating = 5) as five
    from reviews.review
    where status = 'published'
    group by product_id
) counted using (product_id)
where (coalesce(rating.one, 0), coalesce(rating.two, 0), coalesce(rating.three, 0), coalesce(rating.four, 0),
       coalesce(rating.five, 0))
    is distinct from (coalesce(counted.one, 0), coalesce(counted.two, 0), coalesce(counted.three, 0),
                      coalesce(counted.four, 0), coalesce(counted.five, 0));

-- A review is as helpful as customers have said that it is.
select review.id, review.helpful_count, counted.votes
from reviews.review review
left join (select review_id, count(*) as votes from reviews.vote group by review_id) counted on counted.review_id = review.id
where review.helpful_count <> coalesce(counted.votes, 0);

-- Nobody votes for or reports their own review.
select review.id, review.author_id
from reviews.review review
where exists (select 1 from reviews.vote where review_id = review.id and voter_id = review.author_id)
   or exists (select 1 from reviews.report where review_id = review.id and reporter_id = review.author_id);
