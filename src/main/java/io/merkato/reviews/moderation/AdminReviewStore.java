package io.merkato.reviews.moderation;

import io.merkato.kernel.ProductId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewRow;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.votes.ReportStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AdminReviewStore {

    private final JdbcClient sql;

    AdminReviewStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Reviews of all products or of one, the newest first. */
    Page<Review> list(@Nullable ReviewStatus status, @Nullable ProductId product, PageRequest page) {
        String name = "reviews " + status + " " + product;
        Cursor cursor = Cursor.decode(page.cursor(), name, 1);
        String condition = (status == null ? "" : " and status = :status")
                + (product == null ? "" : " and product_id = :product")
                + (cursor == null ? "" : " and id < :before");
        return Page.of(
                sql.sql("select * from reviews.review where true" + condition + " order by id desc limit :limit")
                        .param("status", status == null ? null : status.text())
                        .param("product", product == null ? null : product.value())
                        .param("before", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query(ReviewRow::read)
                        .list(),
                page.size(),
                review -> Cursor.at(name, review.id()));
    }

    /** How many open reports each of these reviews has. */
    Map<ReviewId, Integer> openReports(Collection<ReviewId> reviews) {
        Map<ReviewId, Integer> counts = new HashMap<>();
        sql.sql("""
                        select review_id, count(*)::int as reports from reviews.report
                        where review_id = any(:reviews::uuid[]) and status = 'open'
                        group by review_id
                        """).param("reviews", ids(reviews)).query(row -> {
            counts.put(review(row), row.getInt("reports"));
        });
        return counts;
    }

    /** The first of the open reports of each of these reviews. */
    Map<ReviewId, List<AdminReview.Report>> reports(Collection<ReviewId> reviews, int most) {
        return sql
                .sql("""
                        select report.*
                        from unnest(:reviews::uuid[]) as given (id)
                        cross join lateral (
                            select * from reviews.report
                            where review_id = given.id and status = 'open'
                            order by standing desc, created_at, reporter_id
                            limit :most
                        ) report
                        order by report.standing desc, report.created_at, report.reporter_id
                        """)
                .param("reviews", ids(reviews))
                .param("most", most)
                .query((row, number) -> Map.entry(review(row), report(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Forgets open reports of what a review said before its author changed it: nobody can say any more whether they were right. */
    void forgetOutdatedReports(ReviewId review) {
        sql.sql("""
                        delete from reviews.report using reviews.review
                        where review.id = :review and report.review_id = review.id and report.status = :open
                          and report.created_at < review.edited_at
                        """)
                .param("review", review.value())
                .param("open", ReportStatus.OPEN.text())
                .update();
    }

    /** Says what staff thought of the open reports. */
    void closeReports(ReviewId review, ReportStatus thought) {
        sql.sql("update reviews.report set status = :status where review_id = :review and status = :open")
                .param("review", review.value())
                .param("status", thought.text())
                .param("open", ReportStatus.OPEN.text())
                .update();
    }

    private static UUID[] ids(Collection<ReviewId> reviews) {
        return reviews.stream().map(ReviewId::value).toArray(UUID[]::new);
    }

    private static ReviewId review(ResultSet row) throws SQLException {
        return new ReviewId(row.getObject("review_id", UUID.class));
    }

    private static AdminReview.Report report(ResultSet row) throws SQLException {
        return new AdminReview.Report(
                row.getString("reason"),
                row.getString("text"),
                row.getBoolean("standing"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
