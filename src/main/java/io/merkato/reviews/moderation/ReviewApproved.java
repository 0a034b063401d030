package io.merkato.reviews.moderation;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import io.merkato.reviews.ReviewId;
import java.util.UUID;

/** A review that had to be looked at is shown now. Its author has an account. */
public record ReviewApproved(ReviewId reviewId, ProductId productId, UserId author) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return reviewId.value();
    }
}
