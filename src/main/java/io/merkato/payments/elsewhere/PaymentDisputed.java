package io.merkato.payments.elsewhere;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** The bank of a buyer has taken back an amount of what an order paid: somebody has to answer at the gateway. */
public record PaymentDisputed(OrderId orderId, Money amount) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
