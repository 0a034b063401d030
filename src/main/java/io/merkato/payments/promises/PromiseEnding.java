package io.merkato.payments.promises;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** What was promised for an order is not taken yet and will not be good for much longer. Told once. */
public record PromiseEnding(OrderId orderId, PaymentPromise promise) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
