package io.merkato.payments.reconciliation;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation of ours that moves money.
 *
 * @param first the operation with which its payment began, by which gateways name what is taken of a promise
 * @param ref the gateway's name of it, if it has told one
 * @param at when it ended, or began if it has not
 * @param begun when its payment began
 */
record OurEntry(
        OperationId operation,
        OperationId first,
        OrderId order,
        GatewayEntry.Kind kind,
        OperationStatus status,
        Money amount,
        @Nullable String ref,
        Instant at,
        Instant begun) {

    boolean isDone() {
        return status == OperationStatus.SUCCEEDED;
    }

    /** Whether the gateway speaks of this operation, or of what began its payment. */
    boolean isMeantBy(GatewayEntry entry) {
        if (entry.kind() != kind) {
            return false;
        }
        OperationId named = entry.operation();
        return named == null
                ? entry.ref().equals(ref)
                : named.equals(operation) || (kind == GatewayEntry.Kind.TAKEN && named.equals(first));
    }
}
