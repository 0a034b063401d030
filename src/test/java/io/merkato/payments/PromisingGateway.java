package io.merkato.payments;

import io.merkato.kernel.OrderId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * A gateway of tests that has the money of an order promised first, as cards do. Its tokens say what shall happen, and it keeps a
 * book of what it has promised and what of that was taken.
 */
@Component
@ConditionalOnBooleanProperty("test.card")
public class PromisingGateway implements Gateway {

    public static final String METHOD = "card";

    /** Refuses the first capture of an order, and takes the money the next time. */
    public static final String CAPTURE_DECLINED = "capture_declined";

    /** Does everything, and loses its answer the first time. */
    public static final String ANSWERS_LOST = "answers_lost";

    /** Does everything, but loses its answers to captures and to what gives up a promise, the first time. */
    public static final String ENDS_LOST = "ends_lost";

    /** Does not give up what was promised. */
    public static final String VOID_DECLINED = "void_declined";

    public static final String DECLINED = "declined";

    private final Map<OperationId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<OrderId, Long> promised = new ConcurrentHashMap<>();
    private final Map<OrderId, Long> taken = new ConcurrentHashMap<>();
    private final Set<OrderId> refusedOnce = ConcurrentHashMap.newKeySet();

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String name() {
        return "Card";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.AUTHORIZE, Capability.CAPTURE, Capability.VOID, Capability.REFUND);
    }

    @Override
    public OperationKind begins() {
        return OperationKind.AUTHORIZE;
    }

    @Override
    public Outcome authorize(Operation operation) {
        return once(operation, () -> {
            if (DECLINED.equals(operation.token())) {
                return new Outcome.Declined("card_declined");
            }
            promised.put(operation.order(), operation.amount().amount());
            return succeeded(operation);
        });
    }

    @Override
    public Outcome capture(Operation operation) {
        return once(operation, () -> {
            if (CAPTURE_DECLINED.equals(operation.token()) && refusedOnce.add(operation.order())) {
                return new Outcome.Declined("insufficient_funds");
            }
            Long promise = promised.remove(operation.order());
            if (promise == null || promise < operation.amount().amount()) {
                return new Outcome.Declined("not_promised");
            }
            taken.merge(operation.order(), operation.amount().amount(), Long::sum);
            return succeeded(operation);
        });
    }

    @Override
    public Outcome voidAuthorization(Operation operation) {
        return once(operation, () -> {
            if (VOID_DECLINED.equals(operation.token())) {
                return new Outcome.Declined("not_possible");
            }
            return promised.remove(operation.order()) == null
                    ? new Outcome.Declined("not_promised")
                    : succeeded(operation);
        });
    }

    @Override
    public Outcome refund(Operation operation) {
        return once(operation, () -> {
            taken.merge(operation.order(), -operation.amount().amount(), Long::sum);
            return succeeded(operation);
        });
    }

    /** What of an order's money the gateway keeps for the shop. */
    public long promised(String order) {
        return promised.getOrDefault(OrderId.fromPath(order), 0L);
    }

    /** What of an order's money the shop has. */
    public long taken(String order) {
        return taken.getOrDefault(OrderId.fromPath(order), 0L);
    }

    private Outcome once(Operation operation, Supplier<Outcome> effect) {
        boolean[] first = {false};
        Outcome outcome = outcomes.computeIfAbsent(operation.id(), id -> {
            first[0] = true;
            return effect.get();
        });
        return first[0] && isLost(operation) ? new Outcome.Unknown("the answer was lost") : outcome;
    }

    private static boolean isLost(Operation operation) {
        return ANSWERS_LOST.equals(operation.token())
                || (ENDS_LOST.equals(operation.token()) && operation.kind() != OperationKind.AUTHORIZE);
    }

    private static Outcome succeeded(Operation operation) {
        return new Outcome.Succeeded("card_" + operation.id());
    }
}
