package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.reviews.screening.Concern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviews. Who changes one has it locked, and tells {@link Ratings} what became of it. */
@Component
class ReviewStore {

    private final JdbcClient sql;

    ReviewStore(JdbcClient sql) {
        this.sql = sql;
    }

    void lockAuthors(Collection<UserId> authors) {
        sql.sql("""
                        select pg_advisory_xact_lock(hashtextextended('reviews.author ' || author, 0))
                        from (select distinct author from unnest(:authors::text[]) as given (author) order by author) sorted
                        """)
                .param("authors", authors.stream().map(UserId::toString).toArray(String[]::new))
                .query(row -> {});
    }

    Review insert(New review) {
        return sql.sql("""
                        insert into reviews.review (
                            id, product_id, author_id, author_name, rating, title, body, verified, status, held_for)
                        values (:id, :product, :author, :name, :rating, :title, :body, :verified, :status, :heldFor::text[])
                        returning *
                        """)
                .param("id", review.id().value())
                .param("product", review.product().value())
                .param("author", review.author().value())
                .param("name", review.name())
                .param("rating", review.words().rating())
                .param("title", review.words().title())
                .param("body", review.words().body())
                .param("verified", review.verified())
                .param("status", review.status().text())
                .param("heldFor", texts(review.heldFor()))
                .query(ReviewRow::read)
                .single();
    }

    /** The review, which nobody else changes until the end of the transaction. */
    Optional<Review> lock(ReviewId id) {
        return sql.sql("select * from reviews.review where id = :id for update")
                .param("id", id.value())
                .query(ReviewRow::read)
                .optional();
    }

    /** The review as it is now. */
    Optional<Review> find(ReviewId id) {
        return sql.sql("select * from reviews.review where id = :id")
                .param("id", id.value())
                .query(ReviewRow::read)
                .optional();
    }

    Optional<ReviewId> idOf(ProductId product, UserId author) {
        return sql.sql("select id from reviews.review where product_id = :product and author_id = :author")
                .param("product", product.value())
                .param("author", author.value())
                .query((row, number) -> new ReviewId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Writes what its author says now, and where it stands. */
    Review change(
            ReviewId id,
            ReviewStatus from,
            Review.Words words,
            @Nullable String name,
            boolean verified,
            ReviewStatus to,
            List<Concern> heldFor) {
        requireMove(from, to);
        return sql.sql("""
                        update reviews.review
                        set rating = :rating, title = :title, body = :body, author_name = :name, verified = :verified,
                            status = :to, held_for = :heldFor::text[], rejection_reason = null,
                            edited_at = clock_timestamp()
                        where id = :id and status = :from
                        returning *
                        """)
                .param("id", id.value())
                .param("rating", words.rating())
                .param("title", words.title())
                .param("body", words.body())
                .param("name", name)
                .param("verified", verified)
                .param("from", from.text())
                .param("to", to.text())
                .param("heldFor", texts(heldFor))
                .query(ReviewRow::read)
                .single();
    }

    /**
     * Moves a review that is where it is thought to be.
     *
     * @param heldFor what staff should look at it for
     * @param rejection null unless it is rejected
     */
    Review move(ReviewId id, ReviewStatus from, ReviewStatus to, List<Concern> heldFor, @Nullable String rejection) {
        requireMove(from, to);
        return sql.sql("""
                        update reviews.review
                        set status = :to, held_for = :heldFor::text[], rejection_reason = :rejection
                        where id = :id and status = :from
                        returning *
                        """)
                .param("id", id.value())
                .param("from", from.text())
                .param("to", to.text())
                .param("heldFor", texts(heldFor))
                .param("rejection", rejection)
                .query(ReviewRow::read)
                .single();
    }

    /**
     * Writes what the shop says to a review.
     *
     * @param answer null to take it back
     */
    Review answer(ReviewId id, @Nullable String answer) {
        return sql.sql("""
                        update reviews.review
                        set answer = :answer::text, answered_at = case when :answer::text is not null then clock_timestamp() end
                        where id = :id
                        returning *
                        """)
                .param("id", id.value())
                .param("answer", answer)
                .query(ReviewRow::read)
                .single();
    }

    void delete(ReviewId id) {
        deleteAll(List.of(id));
    }

    /** How many reviews of an author everybody sees. */
    int published(UserId author) {
        return sql.sql("select count(*)::int from reviews.review where author_id = :author and status = :published")
                .param("author", author.value())
                .param("published", ReviewStatus.PUBLISHED.text())
                .query(Integer.class)
                .single();
    }

    /** Has the next review of a product by this author looked at. */
    void watch(UserId author, ProductId product) {
        sql.sql(
                        "insert into reviews.watched_author (author_id, product_id) values (:author, :product) on conflict do nothing")
                .param("author", author.value())
                .param("product", product.value())
                .update();
    }

    boolean isWatched(UserId author, ProductId product) {
        return sql.sql("""
                        select exists (
                            select 1 from reviews.watched_author where author_id = :author and product_id = :product)
                        """)
                .param("author", author.value())
                .param("product", product.value())
                .query(Boolean.class)
                .single();
    }

    /** Notes that what an author reviewed was delivered to them. */
    void verify(UserId author, Collection<ProductId> products) {
        sql.sql("""
                        with held as materialized (
                            select id from reviews.review
                            where author_id = :author and product_id = any(:products::uuid[]) and not verified
                            order by product_id, id for no key update
                        )
                        update reviews.review set verified = true from held where held.id = review.id
                        """)
                .param("author", author.value())
                .param("products", products.stream().map(ProductId::value).toArray(UUID[]::new))
                .update();
    }

    void deleteOf(ProductId product) {
        sql.sql("select 1 from reviews.review where product_id = :product order by id for update")
                .param("product", product.value())
                .query(row -> {});
        sql.sql("delete from reviews.review where product_id = :product")
                .param("product", product.value())
                .update();
        sql.sql("delete from reviews.watched_author where product_id = :product")
                .param("product", product.value())
                .update();
    }

    /** All reviews of an author. */
    List<Review> of(UserId author) {
        return sql.sql("select * from reviews.review where author_id = :author order by product_id")
                .param("author", author.value())
                .query(ReviewRow::read)
                .list();
    }

    /**
     * As {@link #of}, and held like those that the person found helpful, in the order in which everybody holds several: by
     * product, then by id.
     */
    List<Review> lockOf(UserId person) {
        return sql.sql("""
                        select * from reviews.review
                        where author_id = :person or id in (select review_id from reviews.vote where voter_id = :person)
                        order by product_id, id for update
                        """).param("person", person.value()).query(ReviewRow::read).list().stream()
                .filter(review -> review.isBy(person))
                .toList();
    }

    /** Takes the author out of these reviews. */
    void forgetAuthor(Collection<ReviewId> reviews) {
        sql.sql(
                        "update reviews.review set author_id = null, author_name = null, erased = true where id = any(:ids::uuid[])")
                .param("ids", ids(reviews))
                .update();
    }

    /** Those that were imported are remembered, so that an import does not bring them back. */
    void deleteAll(Collection<ReviewId> reviews) {
        sql.sql("""
                        with removed as (delete from reviews.review where id = any(:ids::uuid[]) returning import_key)
                        insert into reviews.removed_import (import_key)
                        select import_key from removed where import_key is not null
                        on conflict do nothing
                        """).param("ids", ids(reviews)).update();
    }

    /** What staff have approved need not be looked at again for what was before. */
    void unwatch(UserId author, ProductId product) {
        sql.sql("delete from reviews.watched_author where author_id = :author and product_id = :product")
                .param("author", author.value())
                .param("product", product.value())
                .update();
    }

    /** Whether somebody has reported a review whom staff have not answered yet. */
    boolean isReported(ReviewId id) {
        return sql.sql("select exists (select 1 from reviews.report where review_id = :id and status = 'open')")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void unwatch(UserId author) {
        sql.sql("delete from reviews.watched_author where author_id = :author")
                .param("author", author.value())
                .update();
    }

    private static void requireMove(ReviewStatus from, ReviewStatus to) {
        if (from != to && !from.mayBecome(to)) {
            throw new IllegalArgumentException(from + " cannot become " + to);
        }
    }

    private static String[] texts(List<Concern> concerns) {
        return concerns.stream().map(Concern::text).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<ReviewId> reviews) {
        return reviews.stream().map(ReviewId::value).toArray(UUID[]::new);
    }

    /** A review that was not there. */
    record New(
            ReviewId id,
            ProductId product,
            UserId author,
            @Nullable String name,
            Review.Words words,
            boolean verified,
            ReviewStatus status,
            List<Concern> heldFor) {}
}
