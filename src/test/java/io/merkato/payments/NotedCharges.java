package io.merkato.payments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Settles charges in slices of payments, where nobody has ordered anything: it notes what it is told, and may fail. */
class NotedCharges implements Settlement {

    private final Map<OperationId, List<String>> notes = new ConcurrentHashMap<>();
    private final Set<OperationId> failing = ConcurrentHashMap.newKeySet();

    @Override
    public OperationKind kind() {
        return OperationKind.CHARGE;
    }

    @Override
    public void succeeded(Operation operation) {
        note("succeeded", operation.id());
    }

    @Override
    public void succeededLate(Operation operation) {
        note("succeededLate", operation.id());
    }

    @Override
    public void failed(Operation operation, String code) {
        note("failed", operation.id());
    }

    /** Lets the settlement of an operation fail the next time. */
    void fail(OperationId operation) {
        failing.add(operation);
    }

    /** What was settled, in that order: also what was rolled back later. */
    List<String> noted(OperationId operation) {
        return notes.computeIfAbsent(operation, id -> new CopyOnWriteArrayList<>());
    }

    private void note(String what, OperationId operation) {
        if (failing.remove(operation)) {
            throw new IllegalStateException("This settlement was asked to fail.");
        }
        noted(operation).add(what);
    }
}
