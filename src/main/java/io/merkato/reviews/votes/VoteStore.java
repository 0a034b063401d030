package io.merkato.reviews.votes;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.reviews.ReviewId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Votes and reports. Who adds one holds its review. */
@Component
class VoteStore {

    private final JdbcClient sql;

    VoteStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Notes that somebody found a review helpful, once, and gives how many did. */
    int vote(ReviewId review, UserId voter) {
        return count(
                review,
                sql.sql("""
                        insert into reviews.vote (review_id, voter_id) values (:review, :voter) on conflict do nothing
                        """)
                        .param("review", review.value())
                        .param("voter", voter.value())
                        .update());
    }

    /** Takes it back. Otherwise as {@link #vote}. */
    int takeBack(ReviewId review, UserId voter) {
        return count(
                review,
                -sql.sql("delete from reviews.vote where review_id = :review and voter_id = :voter")
                        .param("review", review.value())
                        .param("voter", voter.value())
                        .update());
    }

    private int count(ReviewId review, int more) {
        return sql.sql("""
                        update reviews.review set helpful_count = helpful_count + :more where id = :review
                        returning helpful_count
                        """)
                .param("review", review.value())
                .param("more", more)
                .query(Integer.class)
                .single();
    }

    /**
     * Notes what somebody reports, once for each thing that it says, and once more when they are listened to by now; false when
     * that changes nothing.
     */
    boolean report(ReviewId review, UserId reporter, Report report, boolean standing) {
        return sql.sql("""
                        insert into reviews.report as report (review_id, reporter_id, reason, text, standing)
                        values (:review, :reporter, :reason, :text, :standing)
                        on conflict (review_id, reporter_id) do update
                            set reason = excluded.reason, text = excluded.text, standing = excluded.standing,
                                status = excluded.status, created_at = excluded.created_at
                            where (excluded.standing and not report.standing and report.status = 'open')
                               or (report.status <> 'open' and report.created_at < (
                                    select edited_at from reviews.review where id = excluded.review_id))
                        """)
                        .param("review", review.value())
                        .param("reporter", reporter.value())
                        .param("reason", report.reason().text())
                        .param("text", report.text())
                        .param("standing", standing)
                        .update()
                == 1;
    }

    /** How many whose word counts have reported a review since staff looked at it. */
    int reporters(ReviewId review) {
        return sql.sql("""
                        select count(*)::int from reviews.report
                        where review_id = :review and standing and status = 'open'
                        """).param("review", review.value()).query(Integer.class).single();
    }

    /** How many more reports of somebody staff dismissed than upheld. */
    int dismissed(UserId reporter) {
        return sql.sql("""
                        select (count(*) filter (where status = 'dismissed') - count(*) filter (where status = 'upheld'))::int
                        from reviews.report
                        where reporter_id = :reporter
                        """)
                .param("reporter", reporter.value())
                .query(Integer.class)
                .single();
    }

    List<Given> votesOf(UserId voter) {
        return sql.sql("select review_id, created_at from reviews.vote where voter_id = :voter order by review_id")
                .param("voter", voter.value())
                .query((row, number) -> new Given(
                        new ReviewId(row.getObject("review_id", UUID.class)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Reported> reportsOf(UserId reporter) {
        return sql.sql("select * from reviews.report where reporter_id = :reporter order by review_id")
                .param("reporter", reporter.value())
                .query((row, number) -> new Reported(
                        new ReviewId(row.getObject("review_id", UUID.class)),
                        row.getString("reason"),
                        row.getString("text"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Takes out what somebody said of reviews, which are held; gives the products of those that it had helped with. */
    List<ProductId> forget(UserId person) {
        List<ProductId> products = sql.sql("""
                        with gone as (delete from reviews.vote where voter_id = :person returning review_id)
                        update reviews.review set helpful_count = helpful_count - 1
                        from gone where gone.review_id = review.id
                        returning review.product_id
                        """)
                .param("person", person.value())
                .query((row, number) -> new ProductId(row.getObject("product_id", UUID.class)))
                .list();
        sql.sql("delete from reviews.report where reporter_id = :person")
                .param("person", person.value())
                .update();
        return products;
    }

    /** That a review helped. */
    record Given(ReviewId reviewId, Instant votedAt) {}

    /** That a review should not be there. */
    record Reported(
            ReviewId reviewId, String reason, @Nullable String text, Instant reportedAt) {}
}
