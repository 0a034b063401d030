package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.platform.web.PartlyLive;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is read. All texts are plain text: what looks like markup is meant to be read as it stands.
 *
 * @param author null when nobody is named
 * @param status {@code published}, for everybody but its author
 * @param rejectionReason why staff rejected it, for its author
 */
@Schema(name = "Review")
public record ReviewView(
        ReviewId id,
        ProductId productId,
        int rating,
        @Nullable String title,
        String body,
        @Nullable String author,
        boolean verifiedPurchase,
        int helpfulCount,
        boolean imported,
        Review.@Nullable Answer answer,
        ReviewStatus status,
        @Nullable String rejectionReason,
        Instant createdAt,
        @Nullable Instant editedAt)
        implements PartlyLive {

    public static ReviewView of(Review review) {
        return new ReviewView(
                review.id(),
                review.productId(),
                review.words().rating(),
                review.words().title(),
                review.words().body(),
                review.authorName(),
                review.verified(),
                review.helpfulCount(),
                review.imported(),
                review.answer(),
                review.status(),
                review.rejectionReason(),
                review.createdAt(),
                review.editedAt());
    }

    /** Without the votes, which come while somebody thinks about what to change. */
    @Override
    public Object lasting() {
        return new Lasting(rating, title, body, status, rejectionReason, answer);
    }

    /** What people change of a review. */
    public record Lasting(
            int rating,
            @Nullable String title,
            String body,
            ReviewStatus status,
            @Nullable String rejectionReason,
            Review.@Nullable Answer answer) {}
}
