package io.merkato.imports.reviews;

import io.merkato.catalog.names.ProductName;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.Invalid;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.imported.ImportedReview;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A review as it stands in a file; null and blank both mean that nothing is said.
 *
 * @param rating null when it is missing, or no whole number
 */
record ReviewDraft(
        @Nullable String sourceId,
        ProductName product,
        @Nullable Integer rating,
        @Nullable String title,
        @Nullable String body,
        @Nullable String author,
        @Nullable String email,
        @Nullable String createdAt,
        @Nullable String answer,
        @Nullable String answeredAt,
        ReviewStatus status) {

    private static final int MOST_STARS = 5;

    /**
     * The review. Refuses what it cannot be.
     *
     * @param names what the file calls the parts
     * @param now no time may be later
     * @param ignored is told what is left out, and why
     */
    ImportedReview check(Function<ReviewPart, String> names, Instant now, BiConsumer<ImportWarning, String> ignored) {
        if (product.text().isEmpty()) {
            throw Invalid.at(pointer(names, ReviewPart.PRODUCT), "REQUIRED", "is required");
        }
        if (rating == null || rating < 1 || rating > MOST_STARS) {
            throw Invalid.at(
                    pointer(names, ReviewPart.RATING), "OUT_OF_RANGE", "is a whole number from 1 to " + MOST_STARS);
        }
        Instant written = ReviewTime.read(pointer(names, ReviewPart.CREATED_AT), createdAt, now);
        String address = ReviewTexts.email(email);
        if (address == null && !ReviewTexts.isBlank(email)) {
            ignored.accept(ImportWarning.VALUE_IGNORED, pointer(names, ReviewPart.EMAIL) + " is no mail address.");
        }
        return new ImportedReview(
                ReviewTexts.isBlank(sourceId) ? null : ReviewTexts.line(sourceId),
                product,
                new Review.Words(
                        rating,
                        ReviewTexts.title(pointer(names, ReviewPart.TITLE), title),
                        ReviewTexts.paragraphs(pointer(names, ReviewPart.BODY), body)),
                ReviewTexts.name(author),
                address,
                written,
                answered(names, written, now),
                status);
    }

    /** An answer without a time is of the time of the review. */
    private Review.@Nullable Answer answered(Function<ReviewPart, String> names, Instant written, Instant now) {
        String text = ReviewTexts.paragraphs(pointer(names, ReviewPart.ANSWER), answer);
        if (text.isEmpty()) {
            return null;
        }
        return new Review.Answer(
                text,
                ReviewTexts.isBlank(answeredAt)
                        ? written
                        : ReviewTime.read(pointer(names, ReviewPart.ANSWERED_AT), answeredAt, now));
    }

    private static String pointer(Function<ReviewPart, String> names, ReviewPart part) {
        return "/" + names.apply(part);
    }

    @Override
    public String toString() {
        return "ReviewDraft[product=" + product + "]";
    }
}
