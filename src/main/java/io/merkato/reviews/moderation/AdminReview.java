package io.merkato.reviews.moderation;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.web.PartlyLive;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.ReviewView;
import io.merkato.reviews.screening.Concern;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review as staff see it.
 *
 * @param product null when the product is not there any more
 * @param authorId null when it was imported from somebody without an account, or its author was erased
 * @param heldFor what it waits for, or was hidden for
 * @param openReports how many customers have reported it since staff looked at it last
 * @param reports the first 20 of these, those of reporters with standing before others
 */
record AdminReview(
        ReviewId id,
        ProductId productId,
        @Nullable Product product,
        int rating,
        @Nullable String title,
        String body,
        @Nullable String author,
        @Nullable UserId authorId,
        boolean verifiedPurchase,
        int helpfulCount,
        boolean imported,
        Review.@Nullable Answer answer,
        ReviewStatus status,
        List<Concern> heldFor,
        @Nullable String rejectionReason,
        int openReports,
        List<Report> reports,
        Instant createdAt,
        @Nullable Instant editedAt)
        implements PartlyLive {

    static AdminReview of(Review review, @Nullable Product product, int openReports, List<Report> reports) {
        return new AdminReview(
                review.id(),
                review.productId(),
                product,
                review.words().rating(),
                review.words().title(),
                review.words().body(),
                review.authorName(),
                review.authorId(),
                review.verified(),
                review.helpfulCount(),
                review.imported(),
                review.answer(),
                review.status(),
                review.heldFor(),
                review.rejectionReason(),
                openReports,
                reports,
                review.createdAt(),
                review.editedAt());
    }

    /** What staff decide about: what it says, where it stands, and what was reported of it. */
    @Override
    public Object lasting() {
        return new Read(
                new ReviewView.Lasting(rating, title, body, status, rejectionReason, answer), openReports, reports);
    }

    private record Read(ReviewView.Lasting said, int openReports, List<Report> reports) {}

    /** What is reviewed. */
    @Schema(name = "ReviewedProduct")
    record Product(ProductId id, String title, String slug) {}

    /**
     * What a customer said of it.
     *
     * @param standing whether they were somebody to be listened to
     */
    @Schema(name = "ReviewReport")
    record Report(String reason, @Nullable String text, boolean standing, Instant createdAt) {}
}
