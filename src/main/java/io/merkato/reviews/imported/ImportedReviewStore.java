package io.merkato.reviews.imported;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewRow;
import io.merkato.reviews.ReviewStatus;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reviews by what they are known again by, many at once. Keys are in hex. */
@Component
class ImportedReviewStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    ImportedReviewStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The reviews that have these keys, by key. Nobody else changes them until the end of the transaction. */
    Map<String, Known> lock(Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        sql.sql("""
                        select review.*, encode(import_key, 'hex') as key from reviews.review
                        where import_key in (select decode(key, 'hex') from unnest((select :keys)::text[]) as given (key))
                        order by product_id, id for update
                        """).param("keys", keys.toArray(String[]::new)).query((ResultSet row) -> {
            String key = row.getString("key");
            known.put(key, new Known(ReviewRow.read(row, 0), key, row.getBoolean("erased")));
        });
        return known;
    }

    /** Those of the keys whose reviews were removed. */
    Set<String> removed(Collection<String> keys) {
        return sql.sql("""
                        select encode(import_key, 'hex') from reviews.removed_import
                        where import_key in (select decode(key, 'hex') from unnest((select :keys)::text[]) as given (key))
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Keeps reviews that were removed from coming back under these keys too. */
    void keepRemoved(Collection<String> keys) {
        sql.sql("""
                        insert into reviews.removed_import (import_key)
                        select decode(key, 'hex') from unnest(:keys::text[]) as given (key) order by key
                        on conflict do nothing
                        """).param("keys", keys.toArray(String[]::new)).update();
    }

    /** What these authors have reviewed. */
    Set<Place> taken(Collection<UserId> authors) {
        return authors.isEmpty()
                ? Set.of()
                : sql.sql(
                                "select product_id, author_id from reviews.review where author_id = any((select :authors)::uuid[])")
                        .param("authors", authors.stream().map(UserId::value).toArray(UUID[]::new))
                        .query((row, number) -> new Place(
                                new ProductId(row.getObject("product_id", UUID.class)),
                                new UserId(row.getObject("author_id", UUID.class))))
                        .set();
    }

    /** Gives the keys of those that were not there; rows are best sorted, so that two who add the same wait for each other. */
    Set<String> insert(List<New> reviews) {
        return sql.sql("""
                        insert into reviews.review (
                            id, product_id, author_id, author_name, rating, title, body, verified, status, answer, answered_at,
                            import_key, created_at)
                        select id, "productId", "authorId", "authorName", rating, title, body, verified, status, answer,
                               "answeredAt", decode(key, 'hex'), "createdAt"
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            id uuid, "productId" uuid, "authorId" uuid, "authorName" text, rating int, title text, body text,
                            verified boolean, status text, answer text, "answeredAt" timestamptz, key text,
                            "createdAt" timestamptz)
                        on conflict do nothing
                        returning encode(import_key, 'hex')
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(reviews.stream().map(NewRow::of).toList()))
                .query(String.class)
                .set();
    }

    /** Writes what has changed of reviews that are locked. */
    void update(List<Change> changes) {
        List<ChangedRow> rows = changes.stream()
                .filter(change -> !change.changesNothing())
                .map(ChangedRow::of)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sql.sql("""
                        update reviews.review
                        set author_name = r."authorName", rating = r.rating, title = r.title, body = r.body, answer = r.answer,
                            answered_at = r."answeredAt", import_key = decode(r.key, 'hex'), created_at = r."createdAt"
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            id uuid, "authorName" text, rating int, title text, body text, answer text,
                            "answeredAt" timestamptz, key text, "createdAt" timestamptz)
                        where review.id = r.id
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** Of a product, by an author. */
    record Place(ProductId product, UserId author) {}

    /** @param erased whether its author was, so that it names nobody any more */
    record Known(Review review, String key, boolean erased) {}

    /** A review that is not there yet, and perhaps whose it is. */
    record New(
            ReviewId id,
            ProductId product,
            @Nullable UserId author,
            boolean verified,
            String key,
            ImportedReview review) {}

    /** What a review says, and what it says from now on. */
    record Change(Known known, Content before, Content after) {

        /**
         * What its author has changed here is left to them, and a name that was erased stays so. Of two answers the later one
         * counts, that of the file when they are of one time.
         */
        static Change of(Known known, ImportedReview file, String key) {
            Review review = known.review();
            Content before =
                    new Content(known.key(), review.authorName(), review.words(), review.answer(), review.createdAt());
            boolean ofAuthor = review.editedAt() != null;
            Content after = new Content(
                    key,
                    ofAuthor || known.erased() ? review.authorName() : file.author(),
                    ofAuthor ? review.words() : file.words(),
                    later(review.answer(), file.answer()),
                    file.createdAt());
            return new Change(known, before, after);
        }

        private static Review.@Nullable Answer later(Review.@Nullable Answer here, Review.@Nullable Answer there) {
            if (here == null || there == null) {
                return here == null ? there : here;
            }
            return there.answeredAt().isBefore(here.answeredAt()) ? here : there;
        }

        boolean changesNothing() {
            return after.equals(before);
        }

        /** The stars that count before, null when it is not published. */
        @Nullable Integer countedBefore() {
            return counted(before);
        }

        /** The stars that count from now on, null when it is not published. */
        @Nullable Integer countedAfter() {
            return counted(after);
        }

        private @Nullable Integer counted(Content content) {
            return known.review().status() == ReviewStatus.PUBLISHED
                    ? content.words().rating()
                    : null;
        }
    }

    /** What an import may change of a review. */
    private record Content(
            String key,
            @Nullable String authorName,
            Review.Words words,
            Review.@Nullable Answer answer,
            Instant createdAt) {}

    private record NewRow(
            ReviewId id,
            ProductId productId,
            @Nullable UserId authorId,
            @Nullable String authorName,
            int rating,
            @Nullable String title,
            String body,
            boolean verified,
            ReviewStatus status,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            String key,
            Instant createdAt) {

        static NewRow of(New made) {
            ImportedReview review = made.review();
            Review.Answer answer = review.answer();
            return new NewRow(
                    made.id(),
                    made.product(),
                    made.author(),
                    review.author(),
                    review.words().rating(),
                    review.words().title(),
                    review.words().body(),
                    made.verified(),
                    review.status(),
                    answer == null ? null : answer.text(),
                    answer == null ? null : answer.answeredAt(),
                    made.key(),
                    review.createdAt());
        }
    }

    private record ChangedRow(
            ReviewId id,
            @Nullable String authorName,
            int rating,
            @Nullable String title,
            String body,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            String key,
            Instant createdAt) {

        static ChangedRow of(Change change) {
            Content after = change.after();
            Review.Answer answer = after.answer();
            return new ChangedRow(
                    change.known().review().id(),
                    after.authorName(),
                    after.words().rating(),
                    after.words().title(),
                    after.words().body(),
                    answer == null ? null : answer.text(),
                    answer == null ? null : answer.answeredAt(),
                    after.key(),
                    after.createdAt());
        }
    }
}
