package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.reviews.screening.Concern;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review.
 *
 * @param authorId null when it was imported from somebody without an account, or its author was erased
 * @param authorName as it is shown, null when nobody is named
 * @param verified whether the author has had the product delivered
 * @param heldFor what staff should look at it for
 * @param rejectionReason for the author to read, null unless it is rejected
 * @param helpfulCount how many customers found it helpful
 * @param imported whether it came from another shop system
 * @param createdAt when it was written, there or here
 * @param editedAt null until its author changes it
 */
public record Review(
        ReviewId id,
        ProductId productId,
        @Nullable UserId authorId,
        @Nullable String authorName,
        Words words,
        boolean verified,
        ReviewStatus status,
        List<Concern> heldFor,
        @Nullable String rejectionReason,
        @Nullable Answer answer,
        int helpfulCount,
        boolean imported,
        Instant createdAt,
        @Nullable Instant editedAt) {

    /** What the longest title, body and name have, in UTF-16 units. */
    public static final int LONGEST_TITLE = 150;

    public static final int LONGEST_BODY = 5000;
    public static final int LONGEST_NAME = 60;

    /** Its stars when they count in the rating of the product, else null. */
    @Nullable Integer counted() {
        return status == ReviewStatus.PUBLISHED ? words.rating() : null;
    }

    boolean isBy(@Nullable UserId user) {
        return user != null && user.equals(authorId);
    }

    /**
     * What the author says, as plain text.
     *
     * @param rating 1 to 5 stars
     * @param body empty for an imported one that only rates
     */
    public record Words(int rating, @Nullable String title, String body) {}

    /** What the shop says to it, as plain text. */
    @Schema(name = "ReviewAnswer")
    public record Answer(String text, Instant answeredAt) {}
}
