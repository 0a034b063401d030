package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Somebody wants to send something back. */
public record ReturnRequested(ReturnId returnId, OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
