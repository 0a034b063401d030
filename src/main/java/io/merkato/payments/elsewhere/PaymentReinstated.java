package io.merkato.payments.elsewhere;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** What a buyer's bank had taken back of an order's money the shop has again. */
public record PaymentReinstated(OrderId orderId, Money amount) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
