package io.merkato.orders.unpaid;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * The money of an order that stands could not be taken: somebody has to look.
 *
 * @param code why, as the gateway says it
 */
public record PaymentNotTaken(OrderId orderId, String code) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
