package io.merkato.payments.sandbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * What came of operations, each once. What the shop is told at once is kept for an hour, by this node; what it may have to ask for
 * again is in the database, for all nodes and for good.
 */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class SandboxBook {

    private final Cache<OperationId, Outcome> outcomes = cache();
    private final Cache<OrderId, Long> taken = cache();
    private final SandboxStore store;

    SandboxBook(SandboxStore store) {
        this.store = store;
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofHours(1))
                .build();
    }

    /** What this node knows of an operation, without asking the database; nothing if it was not asked for or is forgotten. */
    Optional<Outcome> remembered(Operation operation) {
        return Optional.ofNullable(outcomes.getIfPresent(operation.id()));
    }

    /** What is known of an operation; nothing if it was not asked for or is forgotten. */
    Optional<Outcome> find(Operation operation) {
        Optional<Outcome> remembered = remembered(operation);
        if (remembered.isPresent() && !(remembered.get() instanceof Outcome.ActionRequired)) {
            return remembered;
        }
        return store.find(operation.id().value())
                .map(decision -> learn(operation, outcome(operation, decision.declinedAs())))
                .or(() -> remembered);
    }

    /** Carries an operation out, unless that was done before. */
    Outcome once(Operation operation, Supplier<Outcome> effect) {
        return outcomes.asMap().computeIfAbsent(operation.id(), id -> counted(operation, effect.get()));
    }

    /** Ends an operation for all nodes, unless that was done before, and tells how it has ended. */
    Outcome decide(Operation operation, @Nullable String declinedAs) {
        store.decide(operation.id().value(), declinedAs);
        return find(operation).orElseThrow();
    }

    /** Has all nodes know what this one knows, since the shop has not been told. */
    void keep(Operation operation, Outcome outcome) {
        switch (outcome) {
            case Outcome.Succeeded succeeded -> store.decide(operation.id().value(), null);
            case Outcome.Declined declined -> store.decide(operation.id().value(), declined.code());
            case Outcome.ActionRequired action -> {}
            case Outcome.Awaited awaited -> {}
            case Outcome.InProgress progress -> {}
            case Outcome.Absent absent -> {}
            case Outcome.Unknown unknown -> {}
        }
    }

    /** What of an order's money this node knows to be left; null when it does not know of the charge. */
    @Nullable Long left(OrderId order) {
        return taken.getIfPresent(order);
    }

    private Outcome learn(Operation operation, Outcome outcome) {
        outcomes.asMap()
                .compute(
                        operation.id(),
                        (id, before) -> before instanceof Outcome.Succeeded ? before : counted(operation, outcome));
        return outcome;
    }

    private Outcome counted(Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded) {
            long amount = operation.amount().amount();
            if (operation.kind() == OperationKind.REFUND) {
                taken.asMap().computeIfPresent(operation.order(), (order, left) -> left - amount);
            } else {
                taken.asMap().merge(operation.order(), amount, Long::sum);
            }
        }
        return outcome;
    }

    private static Outcome outcome(Operation operation, @Nullable String declinedAs) {
        return declinedAs == null
                ? new Outcome.Succeeded(SandboxGateway.reference(operation))
                : new Outcome.Declined(declinedAs);
    }
}
