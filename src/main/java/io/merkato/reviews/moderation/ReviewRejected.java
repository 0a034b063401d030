package io.merkato.reviews.moderation;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import io.merkato.reviews.ReviewId;
import java.util.UUID;

/** Staff have rejected a review. Its author has an account. */
public record ReviewRejected(ReviewId reviewId, ProductId productId, UserId author, String reason)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return reviewId.value();
    }
}
