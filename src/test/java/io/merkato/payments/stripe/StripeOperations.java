package io.merkato.payments.stripe;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import io.merkato.payments.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations as the shop would ask Stripe for them. */
final class StripeOperations {

    private StripeOperations() {}

    static Operation operation(OperationKind kind, long amount, String token) {
        return new Operation(
                new OperationId(Ids.next()),
                kind,
                OperationStatus.OPEN,
                OrderId.next(),
                "stripe",
                token,
                new Money(amount, "EUR"),
                false,
                null);
    }

    static Operation old(OperationKind kind, Duration age) {
        return aged(operation(kind, 1999, "pm_card_visa"), age);
    }

    /** The same, asked for so long ago without an answer. */
    static Operation aged(Operation operation, Duration age) {
        UUID id = new UUID(
                Ids.firstAt(Instant.now().minus(age)).getMostSignificantBits(),
                operation.id().value().getLeastSignificantBits());
        return unknown(operation, new OperationId(id));
    }

    /** Another operation on the money of the first. */
    static Operation about(Operation first, OperationKind kind, long amount, String intent) {
        return about(first, kind, amount, intent, new OperationId(Ids.next()));
    }

    static Operation about(Operation first, OperationKind kind, long amount, @Nullable String intent, OperationId id) {
        return new Operation(
                id,
                kind,
                OperationStatus.OPEN,
                first.order(),
                "stripe",
                first.token(),
                new Money(amount, "EUR"),
                kind == OperationKind.CHARGE,
                intent);
    }

    /** The same, asked for before without an answer. */
    static Operation again(Operation operation) {
        return unknown(operation, operation.id());
    }

    private static Operation unknown(Operation operation, OperationId id) {
        return new Operation(
                id,
                operation.kind(),
                OperationStatus.UNKNOWN,
                operation.order(),
                "stripe",
                operation.token(),
                operation.amount(),
                false,
                operation.gatewayRef());
    }

    static String ref(Outcome outcome) {
        return ((Outcome.Succeeded) outcome).gatewayRef();
    }

    static Instant hourAgo() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }
}
