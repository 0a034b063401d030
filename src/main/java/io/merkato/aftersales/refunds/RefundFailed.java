package io.merkato.aftersales.refunds;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** A gateway has not given back money of an order and will not, or it did not arrive: somebody has to look. */
public record RefundFailed(RefundId refundId, OrderId orderId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
