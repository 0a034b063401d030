package io.merkato.orders.unpaid;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * What was promised for an order could not be given up: somebody has to look.
 *
 * @param code why, as the gateway says it
 */
public record PaymentNotGivenUp(OrderId orderId, String code) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
