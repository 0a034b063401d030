package io.merkato.reviews.lists;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.reviews.RatingSummary;
import io.merkato.reviews.Ratings;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewRow;
import io.merkato.reviews.ReviewStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReviewListStore {

    /** The end of the year 9999: a cursor that somebody made up leads no further. */
    private static final long LATEST_MICROS = 253_402_300_799_999_999L;

    private final JdbcClient sql;

    ReviewListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What everybody sees of a product, and what it comes to at the same moment. */
    Published published(ProductId product, ReviewQuery query, PageRequest page) {
        String name = "reviews of " + product + " " + query.description();
        Cursor cursor = Cursor.decode(page.cursor(), name, 3);
        List<String> keys = new ArrayList<>(query.order().column().stream().toList());
        keys.addAll(List.of("created_at", "id"));
        List<String> conditions = new ArrayList<>(List.of("product_id = :product", "status = 'published'"));
        Map<String, Object> parameters = new HashMap<>(Map.of("product", product.value(), "limit", page.size() + 1));
        filter(query, conditions, parameters);
        if (cursor != null) {
            conditions.add("(" + String.join(", ", keys) + ") < (" + (keys.size() == 3 ? ":key::int, " : "")
                    + ":createdAt, :id)");
            parameters.put("key", Math.clamp(cursor.number(0), 0, Integer.MAX_VALUE));
            parameters.put("createdAt", time(cursor.number(1)));
            parameters.put("id", cursor.id(2));
        }
        return read(
                conditions,
                keys,
                parameters,
                page,
                review -> Cursor.at(
                        name,
                        query.order().key(review),
                        ChronoUnit.MICROS.between(Instant.EPOCH, review.createdAt()),
                        review.id()));
    }

    private Published read(
            List<String> conditions,
            List<String> keys,
            Map<String, Object> parameters,
            PageRequest page,
            Function<Review, Cursor> cursorOf) {
        String order = String.join(" desc, ", keys) + " desc";
        List<Review> rows = new ArrayList<>();
        AtomicReference<RatingSummary> summary = new AtomicReference<>(RatingSummary.NONE);
        sql.sql("""
                        select rated.one, rated.two, rated.three, rated.four, rated.five, listed.*
                        from (select 1) once
                        left join reviews.rating rated on rated.product_id = :product
                        left join (
                            select * from reviews.review where %1$s order by %2$s limit :limit
                        ) listed on true
                        order by %2$s
                        """.formatted(String.join(" and ", conditions), order))
                .params(parameters)
                .query(row -> {
                    summary.set(Ratings.summary(row));
                    if (row.getObject("id") != null) {
                        rows.add(ReviewRow.read(row, 0));
                    }
                });
        return new Published(Page.of(rows, page.size(), cursorOf), Objects.requireNonNull(summary.get()));
    }

    private static void filter(ReviewQuery query, List<String> conditions, Map<String, Object> parameters) {
        if (query.stars() != null && !query.stars().isEmpty()) {
            conditions.add("rating = any(:stars::int[])");
            parameters.put("stars", query.stars().toArray(Integer[]::new));
        }
        if (query.verified() != null) {
            conditions.add(query.verified() ? "verified" : "not verified");
        }
        if (query.withText() != null) {
            conditions.add(query.withText() ? "body <> ''" : "body = ''");
        }
    }

    private static OffsetDateTime time(long micros) {
        return Instant.EPOCH
                .plus(Math.clamp(micros, 0, LATEST_MICROS), ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
    }

    /** All of an author, the newest first. */
    Page<Review> of(UserId author, @Nullable ReviewStatus status, PageRequest page) {
        String name = "reviews by " + author + " " + status;
        Cursor cursor = Cursor.decode(page.cursor(), name, 1);
        return Page.of(
                sql.sql("""
                                select * from reviews.review
                                where author_id = :author and (:status::text is null or status = :status)
                                  and (:after::uuid is null or id < :after::uuid)
                                order by id desc
                                limit :limit
                                """)
                        .param("author", author.value())
                        .param("status", status == null ? null : status.text())
                        .param("after", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query(ReviewRow::read)
                        .list(),
                page.size(),
                review -> Cursor.at(name, review.id()));
    }

    /** Reviews, and what all of the product come to. */
    record Published(Page<Review> page, RatingSummary summary) {}
}
