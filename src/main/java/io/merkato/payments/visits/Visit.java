package io.merkato.payments.visits;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.util.UUID;

/**
 * A payment on the page of its gateway.
 *
 * @param amount what is to be paid
 */
public record Visit(UUID operation, OrderId order, Money amount, Stage stage) {

    /** What has become of it. */
    public enum Stage {
        /** The buyer has pressed nothing yet. */
        WAITS,
        PAID,
        /** By the buyer, or since nobody pressed anything in time. */
        DECLINED
    }
}
