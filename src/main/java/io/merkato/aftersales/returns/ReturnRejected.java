package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Staff said no to a return, or to the rest of it. */
public record ReturnRejected(ReturnId returnId, OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
