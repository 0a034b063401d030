package io.merkato.orders.unpaid;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** An order stands and is not paid yet. */
public record OrderConfirmed(OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
