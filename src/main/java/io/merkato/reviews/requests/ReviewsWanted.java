package io.merkato.reviews.requests;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** The buyer of an order is to be asked for reviews of it. {@link ReviewRequests} says of what, if of anything. */
public record ReviewsWanted(OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
