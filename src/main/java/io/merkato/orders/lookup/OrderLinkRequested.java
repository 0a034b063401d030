package io.merkato.orders.lookup;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** The buyer of an order wants the way to it once more. Where the mail goes, the order itself knows. */
public record OrderLinkRequested(OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
