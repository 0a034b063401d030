package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RatingStore {

    private static final String COUNTED = """
            select product_id,
                   count(*) filter (where rating = 1)::int as one, count(*) filter (where rating = 2)::int as two,
                   count(*) filter (where rating = 3)::int as three, count(*) filter (where rating = 4)::int as four,
                   count(*) filter (where rating = 5)::int as five
            from reviews.review
            where status = :published
            group by product_id
            """;

    private final JdbcClient sql;

    RatingStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<ProductId, RatingSummary> read(Collection<ProductId> products) {
        Map<ProductId, RatingSummary> ratings = new HashMap<>();
        sql.sql("select * from reviews.rating where product_id = any((select :products)::uuid[])")
                .param("products", products.stream().map(ProductId::value).toArray(UUID[]::new))
                .query(rs -> {
                    ratings.put(product(rs), RatingSummary.of(histogram(rs)));
                });
        return ratings;
    }

    /** Adds what has changed to the counts of each product. */
    void add(List<RatingChange> changes) {
        List<Star> stars = new ArrayList<>();
        changes.forEach(change -> {
            add(stars, change.productId(), change.before(), -1);
            add(stars, change.productId(), change.after(), 1);
        });
        UUID[] products = stars.stream().map(star -> star.product().value()).toArray(UUID[]::new);
        sql.sql("""
                        insert into reviews.rating (product_id)
                        select distinct product_id from unnest(:products::uuid[]) as given (product_id)
                        order by product_id
                        on conflict do nothing
                        """).param("products", products).update();
        sql.sql("""
                        with changed as (
                            select product_id,
                                   coalesce(sum(delta) filter (where stars = 1), 0) as one,
                                   coalesce(sum(delta) filter (where stars = 2), 0) as two,
                                   coalesce(sum(delta) filter (where stars = 3), 0) as three,
                                   coalesce(sum(delta) filter (where stars = 4), 0) as four,
                                   coalesce(sum(delta) filter (where stars = 5), 0) as five
                            from unnest(:products::uuid[], :stars::int[], :deltas::int[]) as star (product_id, stars, delta)
                            group by product_id
                        ), locked as (
                            select rating.product_id from reviews.rating join changed using (product_id)
                            order by rating.product_id for no key update of rating
                        )
                        update reviews.rating
                        set one = rating.one + changed.one, two = rating.two + changed.two,
                            three = rating.three + changed.three, four = rating.four + changed.four,
                            five = rating.five + changed.five
                        from changed join locked using (product_id)
                        where rating.product_id = changed.product_id
                        """)
                .param("products", products)
                .param("stars", stars.stream().map(Star::stars).toArray(Integer[]::new))
                .param("deltas", stars.stream().map(Star::delta).toArray(Integer[]::new))
                .update();
    }

    private static void add(List<Star> stars, ProductId product, @Nullable Integer count, int delta) {
        if (count != null) {
            stars.add(new Star(product, count, delta));
        }
    }

    /** Waits for those who are changing reviews, keeps others from it, and counts; gives the products that were wrong. */
    List<ProductId> recount() {
        sql.sql("lock table reviews.rating in share row exclusive mode").update();
        return sql.sql("""
                        with counted as (%s), wrong as (
                            select product_id, coalesce(counted.one, 0) as one, coalesce(counted.two, 0) as two,
                                   coalesce(counted.three, 0) as three, coalesce(counted.four, 0) as four,
                                   coalesce(counted.five, 0) as five
                            from counted full join reviews.rating rating using (product_id)
                            where (coalesce(counted.one, 0), coalesce(counted.two, 0), coalesce(counted.three, 0),
                                   coalesce(counted.four, 0), coalesce(counted.five, 0))
                                is distinct from (rating.one, rating.two, rating.three, rating.four, rating.five)
                        )
                        insert into reviews.rating (product_id, one, two, three, four, five)
                        select * from wrong
                        on conflict (product_id) do update
                            set one = excluded.one, two = excluded.two, three = excluded.three, four = excluded.four,
                                five = excluded.five
                        returning product_id
                        """.formatted(COUNTED))
                .param("published", ReviewStatus.PUBLISHED.text())
                .query((rs, row) -> product(rs))
                .list();
    }

    /** All products that have or had reviews. */
    List<ProductId> rated() {
        return sql.sql("select product_id from reviews.rating order by product_id")
                .query((rs, row) -> product(rs))
                .list();
    }

    void delete(ProductId product) {
        sql.sql("delete from reviews.rating where product_id = :product")
                .param("product", product.value())
                .update();
    }

    private static ProductId product(ResultSet rs) throws SQLException {
        return new ProductId(rs.getObject("product_id", UUID.class));
    }

    static RatingSummary.Histogram histogram(ResultSet rs) throws SQLException {
        return new RatingSummary.Histogram(
                rs.getInt("one"), rs.getInt("two"), rs.getInt("three"), rs.getInt("four"), rs.getInt("five"));
    }

    /** So many stars of a product more, or fewer. */
    private record Star(ProductId product, int stars, int delta) {}
}
