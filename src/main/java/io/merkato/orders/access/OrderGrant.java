package io.merkato.orders.access;

import io.merkato.kernel.OrderId;
import java.time.Instant;

/** That whoever holds a token may see one order, until then. */
public record OrderGrant(OrderId order, Instant expiresAt) {

    boolean isGood() {
        return Instant.now().isBefore(expiresAt);
    }
}
