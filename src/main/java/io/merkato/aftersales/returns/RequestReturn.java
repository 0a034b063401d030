package io.merkato.aftersales.returns;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.jobs.Outbox;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A buyer wants to send something back. Nobody announces the same units twice, since whoever does holds the order. */
@Component
class RequestReturn {

    private final Orders orders;
    private final OrderReversals reversals;
    private final ReturnPolicy policy;
    private final ReturnStore store;
    private final Returns returns;
    private final Outbox outbox;

    RequestReturn(
            Orders orders,
            OrderReversals reversals,
            ReturnPolicy policy,
            ReturnStore store,
            Returns returns,
            Outbox outbox) {
        this.orders = orders;
        this.reversals = reversals;
        this.policy = policy;
        this.store = store;
        this.returns = returns;
        this.outbox = outbox;
    }

    /**
     * Announces a return.
     *
     * @param units by line, each 1 or more
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, NOT_RETURNABLE with {@code left}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Return request(OrderId order, OrderViewer viewer, Map<OrderLineId, Integer> units, String reason) {
        seen(order, viewer);
        orders.getForUpdate(order);
        // Whoever was erased meanwhile leaves no words behind.
        Order held = seen(order, viewer);
        ReturnPolicy.require(
                units, policy.returnable(held), "Not so much of these items was shipped, or it came too long ago.");
        ReturnId id = ReturnId.next();
        store.insert(id, held, units, reason);
        reversals.tell(held, TimelineType.RETURN_REQUESTED, "A return was asked for: " + held.words(units) + ".", null);
        outbox.publish(new ReturnRequested(id, order));
        return returns.get(id);
    }

    private Order seen(OrderId order, OrderViewer viewer) {
        return orders.find(order, viewer).orElseThrow(() -> NOT_FOUND.because("There is no such order of yours."));
    }
}
