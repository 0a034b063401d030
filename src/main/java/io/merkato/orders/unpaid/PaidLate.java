package io.merkato.orders.unpaid;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** The money of an order came after it was cancelled for want of it. It is the buyer's. */
public record PaidLate(OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
