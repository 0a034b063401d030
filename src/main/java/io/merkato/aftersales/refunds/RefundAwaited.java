package io.merkato.aftersales.refunds;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Money of an order is to be given back by hand: somebody has to do it and say so. */
public record RefundAwaited(RefundId refundId, OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
