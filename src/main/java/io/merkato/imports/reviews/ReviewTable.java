package io.merkato.imports.reviews;

import static io.merkato.imports.reviews.ReviewPart.ANSWER;
import static io.merkato.imports.reviews.ReviewPart.ANSWERED_AT;
import static io.merkato.imports.reviews.ReviewPart.AUTHOR;
import static io.merkato.imports.reviews.ReviewPart.BODY;
import static io.merkato.imports.reviews.ReviewPart.CREATED_AT;
import static io.merkato.imports.reviews.ReviewPart.EMAIL;
import static io.merkato.imports.reviews.ReviewPart.PRODUCT;
import static io.merkato.imports.reviews.ReviewPart.RATING;
import static io.merkato.imports.reviews.ReviewPart.STATUS;
import static io.merkato.imports.reviews.ReviewPart.TITLE;

import io.merkato.imports.csv.Column;
import io.merkato.imports.csv.CsvOrigin;
import io.merkato.imports.csv.Header;
import io.merkato.reviews.ReviewStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A kind of table of reviews: what its columns are called, and what they say of whether a review is shown.
 *
 * @param statuses where a new review stands that is said to be so; one of which something else is said waits for staff
 * @param harmless columns that say nothing which would be missed
 */
public record ReviewTable(
        CsvOrigin origin, Map<ReviewPart, String> names, Map<String, ReviewStatus> statuses, Set<String> harmless) {

    /** What Judge.me exports, and its template for imports. */
    public static final ReviewTable JUDGE_ME = new ReviewTable(
            CsvOrigin.JUDGE_ME,
            Map.of(
                    PRODUCT, "product_handle",
                    RATING, "rating",
                    TITLE, "title",
                    BODY, "body",
                    AUTHOR, "reviewer_name",
                    EMAIL, "reviewer_email",
                    CREATED_AT, "review_date",
                    STATUS, "curated",
                    ANSWER, "reply",
                    ANSWERED_AT, "reply_date"),
            Map.of("", ReviewStatus.PUBLISHED, "ok", ReviewStatus.PUBLISHED, "spam", ReviewStatus.REJECTED),
            Set.of("source", "product_id", "ip_address", "metaobject_handle"));

    /** What Shopify's Product Reviews exports. */
    public static final ReviewTable SHOPIFY = new ReviewTable(
            CsvOrigin.SHOPIFY_REVIEWS,
            Map.of(
                    PRODUCT, "product_handle",
                    RATING, "rating",
                    TITLE, "title",
                    BODY, "body",
                    AUTHOR, "author",
                    EMAIL, "email",
                    CREATED_AT, "created_at",
                    STATUS, "state",
                    ANSWER, "reply",
                    ANSWERED_AT, "replied_at"),
            Map.of("", ReviewStatus.PUBLISHED, "published", ReviewStatus.PUBLISHED),
            Set.of());

    ReviewStatus status(String cell) {
        return statuses.getOrDefault(cell.toLowerCase(Locale.ROOT), ReviewStatus.PENDING);
    }

    List<Column> columns() {
        return names.values().stream().<Column>map(NamedColumn::new).toList();
    }

    Column column(ReviewPart part) {
        return new NamedColumn(name(part));
    }

    String name(ReviewPart part) {
        return Objects.requireNonNull(names.get(part));
    }

    boolean isHarmless(String column) {
        return harmless.contains(Header.key(column));
    }

    private record NamedColumn(String name) implements Column {

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }
}
