package io.merkato.payments.promises;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** The time is over in which what was promised for an order was to be taken. Told each day until it is taken or given up. */
public record PromiseEnded(OrderId orderId, PaymentPromise promise) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
