package io.merkato.aftersales.returns;

import io.merkato.aftersales.refunds.ShippingBack;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.TimelineType;
import io.merkato.platform.jobs.Outbox;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Lines of the returns that announce any of these lines. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<OrderLineId> announcedWith(Order order, Set<OrderLineId> lines) {
        return askedFor(order, lines)
                .flatMap(asked -> asked.awaited().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Makes withdrawals of the returns that announce any of these lines, and approves what nobody has decided on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void adopt(Order order, Set<OrderLineId> lines, @Nullable UserId by) {
        for (Return asked : askedFor(order, lines).toList()) {
            store.setWithdrawn(asked.id());
            if (asked.status() == ReturnStatus.REQUESTED) {
                store.move(asked.id(), ReturnStatus.REQUESTED, ReturnStatus.APPROVED, null);
                reversals.tell(order, TimelineType.RETURN_APPROVED, "The return is part of the withdrawal.", by);
                outbox.publish(new ReturnApproved(asked.id(), order.id()));
            }
        }
    }

    /**
     * What of the shipping is given back after units were cancelled or came back: all when nothing was ever sent, the standard one
     * when nothing stays with a buyer who has withdrawn from some of it.
     *
     * @param order as it is then
     * @param withdrawn whether these units were withdrawn from
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ShippingBack shippingAfter(Order order, boolean withdrawn) {
        if (order.state().status() == OrderStatus.CANCELLED) {
            return ShippingBack.ALL;
        }
        boolean any = withdrawn || store.of(List.of(order.id())).stream().anyMatch(Return::withdrawn);
        return any && order.nothingStays() ? ShippingBack.STANDARD : ShippingBack.NONE;
    }

    private Stream<Return> askedFor(Order order, Set<OrderLineId> lines) {
        return askedFor(order).stream()
                .filter(asked -> !Collections.disjoint(asked.awaited().keySet(), lines));
    }

    private List<Return> askedFor(Order order) {
        return store.of(List.of(order.id())).stream()
                .filter(asked -> asked.status().isOpen() && !asked.withdrawn())
                .toList();
    }
}
