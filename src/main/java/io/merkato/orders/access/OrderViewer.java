package io.merkato.orders.access;

import io.merkato.kernel.Buyer;
import io.merkato.kernel.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to see or do something with an order: its buyer, or whoever holds the token of a link in one of its mails.
 * Controllers take it as an argument.
 *
 * @param grant null when no token was sent, or none that is good
 */
public record OrderViewer(Buyer buyer, @Nullable OrderGrant grant) {

    /** Whoever holds a token, and is nobody else. */
    public static OrderViewer holding(OrderGrant grant) {
        return new OrderViewer(new Buyer(null, null), grant);
    }

    /** Whether a token that is good now shows this order. */
    public boolean isGranted(OrderId order) {
        return grant != null && grant.order().equals(order) && grant.isGood();
    }
}
