package io.merkato.reviews.moderation;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import io.merkato.reviews.ReviewId;
import java.util.UUID;

/** The shop has answered a review. Its author has an account. */
public record ReviewAnswered(ReviewId reviewId, ProductId productId, UserId author, String answer)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return reviewId.value();
    }
}
