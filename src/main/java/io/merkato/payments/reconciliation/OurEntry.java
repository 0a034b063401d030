package io.merkato.payments.reconciliation;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationStatus;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation of ours that moves money, or what we have noted of a dispute.
 *
 * @param operation of a dispute the operation with which its payment began
 * @param first the operation with which its payment began, by which gateways name what is taken of a promise
 * @param ref the gateway's name of it, if it has told one
 * @param at when it ended, or began if it has not; of a dispute as the gateway has it
 * @param begun when it began; for what is taken of a promise, when that was given
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

    /** By what a gateway may name it: one of our operations, or its own word for the movement. */
    Stream<Object> names() {
        Stream<Object> operations = kind == GatewayEntry.Kind.TAKEN
                ? Stream.<Object>of(operation, first).distinct()
                : Stream.of(operation);
        return Stream.concat(operations, Stream.ofNullable(ref));
    }
}
