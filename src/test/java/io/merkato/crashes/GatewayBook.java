package io.merkato.crashes;

import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What money gateways have moved, whoever was told: what they did twice under one key they did once. */
final class GatewayBook {

    private final Map<OperationId, Line> lines = new ConcurrentHashMap<>();

    Outcome note(Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded) {
            lines.put(
                    operation.id(),
                    new Line(
                            operation.id(),
                            operation.kind(),
                            operation.order(),
                            operation.amount().amount()));
        }
        return outcome;
    }

    Collection<Line> lines() {
        return List.copyOf(lines.values());
    }

    record Line(OperationId operation, OperationKind kind, OrderId order, long amountMinor) {}
}
