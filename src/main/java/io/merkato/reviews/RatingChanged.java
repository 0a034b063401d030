package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** The published reviews of a product come to something else now. What, is asked of {@link Ratings}. */
public record RatingChanged(ProductId productId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return productId.value();
    }
}
