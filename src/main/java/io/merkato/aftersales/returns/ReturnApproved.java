package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Staff said yes to a return. */
public record ReturnApproved(ReturnId returnId, OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
