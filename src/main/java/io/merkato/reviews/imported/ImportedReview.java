package io.merkato.reviews.imported;

import io.merkato.catalog.names.ProductName;
import io.merkato.platform.mail.EmailKey;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A review as a file has it, its texts in the form in which they are kept.
 *
 * @param sourceId by which the shop it comes from knows it, null when that is not said
 * @param author as it is shown, null when nobody is named
 * @param email of the author, to find their account by; it is not kept
 * @param createdAt when it was written, in whole microseconds
 * @param status of a new one
 */
public record ImportedReview(
        @Nullable String sourceId,
        ProductName product,
        Review.Words words,
        @Nullable String author,
        @Nullable String email,
        Instant createdAt,
        Review.@Nullable Answer answer,
        ReviewStatus status) {

    /**
     * What tells it from others: its id, or else product, author and time. Addresses are in it.
     *
     * @param whichProduct a text for the product
     */
    public String identity(String whichProduct) {
        if (sourceId != null) {
            return "id\n" + sourceId;
        }
        String name = author == null ? "" : author.toLowerCase(Locale.ROOT);
        String person = email == null ? "name\n" + name : "email\n" + EmailKey.of(email);
        return person + "\n" + whichProduct + "\n" + createdAt;
    }

    @Override
    public String toString() {
        return "ImportedReview[product=" + product + ", createdAt=" + createdAt + "]";
    }
}
