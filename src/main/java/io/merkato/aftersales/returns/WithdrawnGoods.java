package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.TimelineType;
import io.merkato.platform.jobs.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goods that a buyer has withdrawn from: they come back without anybody's approval. Whoever asks holds the order. */
@Component
public class WithdrawnGoods {

    private static final String REASON = "Withdrawal from the contract.";

    private final ReturnStore store;
    private final OrderReversals reversals;
    private final Outbox outbox;

    WithdrawnGoods(ReturnStore store, OrderReversals reversals, Outbox outbox) {
        this.store = store;
        this.reversals = reversals;
        this.outbox = outbox;
    }

    /** Units by line that are with the buyer or on their way there, and that no return has announced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<OrderLineId, Integer> unannounced(Order order) {
        Map<OrderLineId, Integer> awaited = store.awaited(order.id());
        return order.units(line -> line.toReturn() - awaited.getOrDefault(line.id(), 0));
    }

    /** Units by line that the buyer wants to send back anyhow. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<OrderLineId, Integer> announced(Order order) {
        Map<OrderLineId, Integer> announced = new HashMap<>();
        askedFor(order)
                .forEach(asked -> asked.awaited().forEach((line, units) -> announced.merge(line, units, Integer::sum)));
        return announced;
    }

    /** Awaits units by line, each 1 or more, that were unannounced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void await(Order order, Map<OrderLineId, Integer> units) {
        ReturnId id = ReturnId.next();
        store.insertWithdrawn(id, order, units, REASON);
        outbox.publish(new ReturnApproved(id, order.id()));
    }

    /** Makes withdrawals of all that the buyer wants to send back anyhow, and approves what nobody has decided on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void adopt(Order order, @Nullable UserId by) {
        for (Return asked : askedFor(order)) {
            store.setWithdrawn(asked.id());
            if (asked.status() == ReturnStatus.REQUESTED) {
                store.move(asked.id(), ReturnStatus.REQUESTED, ReturnStatus.APPROVED, null);
                reversals.tell(order, TimelineType.RETURN_APPROVED, "The return is part of the withdrawal.", by);
                outbox.publish(new ReturnApproved(asked.id(), order.id()));
            }
        }
    }

    private List<Return> askedFor(Order order) {
        return store.of(List.of(order.id())).stream()
                .filter(asked -> asked.status().isOpen() && !asked.withdrawn())
                .toList();
    }
}
