package io.merkato.payments.reconciliation;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.OperationStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a gateway's list and ours do not say alike.
 *
 * @param method the payment method whose gateway it is
 * @param at when the money moved, as the gateway has it, or as we have it where that is later
 * @param gatewayRef the gateway's name of the movement; null when it does not list it
 * @param ours the amount as we have it, null when we do not
 * @param theirs the amount as the gateway has it, null when it does not
 * @param status how the operation stands with us
 * @param cause what has mostly led to it
 * @param remedy what may be done
 */
@Schema(name = "ReconciliationDifference")
record Difference(
        DifferenceKind kind,
        String method,
        Instant at,
        @Nullable OrderId orderId,
        @Nullable UUID operationId,
        @Nullable String gatewayRef,
        @Nullable Money ours,
        @Nullable Money theirs,
        @Nullable OperationStatus status,
        String cause,
        String remedy) {

    /** What a gateway says, beside what we say of it, if anything. */
    static Difference of(DifferenceKind kind, String method, GatewayEntry theirs, @Nullable OurEntry ours) {
        return new Difference(
                kind,
                method,
                ours == null || ours.at().isBefore(theirs.at()) ? theirs.at() : ours.at(),
                ours == null ? theirs.order() : ours.order(),
                operation(theirs, ours),
                theirs.ref(),
                ours == null ? null : ours.amount(),
                theirs.amount(),
                ours == null ? null : ours.status(),
                kind.cause(),
                kind.remedy());
    }

    private static @Nullable UUID operation(GatewayEntry theirs, @Nullable OurEntry ours) {
        if (ours != null) {
            return ours.operation().value();
        }
        return theirs.operation() == null ? null : theirs.operation().value();
    }

    /** What we say and the gateway does not. */
    static Difference unknownThere(String method, OurEntry ours) {
        DifferenceKind kind = DifferenceKind.UNKNOWN_THERE;
        return new Difference(
                kind,
                method,
                ours.at(),
                ours.order(),
                ours.operation().value(),
                null,
                ours.amount(),
                null,
                ours.status(),
                kind.cause(),
                kind.remedy());
    }
}
