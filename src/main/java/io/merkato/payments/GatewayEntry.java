package io.merkato.payments;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money as a gateway lists it in its own book, to be compared with ours. What was only promised, and what was let go
 * without having been taken, moved nothing and has no entry.
 *
 * @param ref the gateway's own name of this movement, which no other has that is listed with it
 * @param paymentRef the gateway's own name of the payment whose money it is, as operations keep it
 * @param amount what moved, more than zero
 * @param operation by which of our operations, as the gateway was told; null for what was done at the gateway itself, or by others
 *     who use the same account
 * @param order whose payment it is, as the gateway was told; null when it was not
 * @param at when it moved, by the gateway's clock
 */
public record GatewayEntry(
        String ref,
        String paymentRef,
        Kind kind,
        Money amount,
        @Nullable OperationId operation,
        @Nullable OrderId order,
        Instant at) {

    /** Which way money moved. */
    public enum Kind {
        /** From a buyer to us. */
        TAKEN,
        /** From us to a buyer. */
        REFUNDED,
        /** Listed in place of that under the same name, when the refund did not arrive: we have the money again. */
        UNDONE,
        /** Back to a buyer by their bank, whether or not that is the last word. */
        DISPUTED,
        /** To us again, since a dispute was decided so. */
        REINSTATED
    }
}
