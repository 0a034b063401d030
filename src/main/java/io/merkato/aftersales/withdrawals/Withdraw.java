package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.CancelOrder;
import io.merkato.aftersales.returns.WithdrawnGoods;
import io.merkato.aftersales.withdrawals.Withdrawal.Item;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.payments.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries a withdrawal out: what has not left is cancelled and refunded, what has left is awaited. Nothing is withdrawn from twice,
 * since whoever does it holds the order.
 */
@Component
class Withdraw {

    private final Orders orders;
    private final OrderReversals reversals;
    private final CancelOrder cancelOrder;
    private final WithdrawnGoods goods;

    Withdraw(Orders orders, OrderReversals reversals, CancelOrder cancelOrder, WithdrawnGoods goods) {
        this.orders = orders;
        this.reversals = reversals;
        this.cancelOrder = cancelOrder;
        this.goods = goods;
    }

    /** What of an order, which is held, can be withdrawn from. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Extent extent(Order order) {
        return new Extent(order.toShip(), goods.unannounced(order), goods.announced(order));
    }

    /**
     * Withdraws from units of an order that is held, and paid.
     *
     * @param units by line, each 1 or more and within the extent
     * @param whole whether what is being sent back anyhow is withdrawn from too
     * @param by who of the staff has accepted it
     * @return what gives money back, to be finished after the commit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> from(Order order, Map<OrderLineId, Integer> units, boolean whole, @Nullable UserId by) {
        Extent extent = extent(order);
        Map<OrderLineId, Integer> toCancel = extent.notLeft(units);
        Map<OrderLineId, Integer> toReturn = extent.left(units);
        Order held = reversals.tell(order, TimelineType.WITHDRAWN, "The buyer withdrew from the contract.", by);
        Optional<Operation> refund = toCancel.isEmpty() ? Optional.empty() : cancelOrder.forWithdrawal(held, toCancel);
        Order rest = orders.get(order.id());
        if (whole) {
            goods.adopt(rest, by);
        }
        if (!toReturn.isEmpty()) {
            goods.await(rest, toReturn);
        }
        return refund;
    }

    /**
     * Withdraws from all of an order that is held, whose payment is open: it is cancelled, and refunded if need be, once what
     * became of that is known.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fromUnpaid(Order order, @Nullable UserId by) {
        cancelOrder.requestForWithdrawal(
                reversals.tell(order, TimelineType.WITHDRAWN, "The buyer withdrew from the contract.", by));
    }

    /**
     * What of an order can be withdrawn from, in units by line.
     *
     * @param toShip that have not left
     * @param unannounced that are with the buyer or on their way there
     * @param announced that the buyer wants to send back anyhow
     */
    record Extent(
            Map<OrderLineId, Integer> toShip,
            Map<OrderLineId, Integer> unannounced,
            Map<OrderLineId, Integer> announced) {

        boolean isNothing() {
            return toShip.isEmpty() && unannounced.isEmpty() && announced.isEmpty();
        }

        /** Units that nobody sends back yet. */
        Map<OrderLineId, Integer> free() {
            Map<OrderLineId, Integer> free = new HashMap<>(toShip);
            unannounced.forEach((line, units) -> free.merge(line, units, Integer::sum));
            return free;
        }

        /** Of these units those that have not left: the buyer had better not get them at all. */
        Map<OrderLineId, Integer> notLeft(Map<OrderLineId, Integer> units) {
            Map<OrderLineId, Integer> some = new HashMap<>();
            units.forEach((line, count) -> some.put(line, Math.min(count, toShip.getOrDefault(line, 0))));
            some.values().removeIf(count -> count == 0);
            return some;
        }

        /** Of these units the others. */
        Map<OrderLineId, Integer> left(Map<OrderLineId, Integer> units) {
            Map<OrderLineId, Integer> some = new HashMap<>(units);
            notLeft(units).forEach((line, count) -> some.merge(line, -count, Integer::sum));
            some.values().removeIf(count -> count == 0);
            return some;
        }

        /** The free units that somebody named by SKU, as many of them as there are; SKUs in any case of letters. */
        Map<OrderLineId, Integer> named(Order order, List<Item> items) {
            Map<String, Integer> wanted = wanted(items);
            Map<OrderLineId, Integer> units = new HashMap<>();
            for (OrderLine line : order.lines()) {
                String sku = key(line.sku());
                int count = Math.min(wanted.getOrDefault(sku, 0), free().getOrDefault(line.id(), 0));
                if (count > 0) {
                    units.put(line.id(), count);
                    wanted.merge(sku, -count, Integer::sum);
                }
            }
            return units;
        }

        /** Whether there are as many free units as somebody named. */
        boolean hasAll(Order order, List<Item> items) {
            int named = named(order, items).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            return named == items.stream().mapToInt(Item::quantity).sum();
        }

        private static Map<String, Integer> wanted(List<Item> items) {
            Map<String, Integer> wanted = new TreeMap<>();
            items.forEach(item -> wanted.merge(key(item.sku()), item.quantity(), Math::addExact));
            return wanted;
        }

        private static String key(String sku) {
            return sku.strip().toUpperCase(Locale.ROOT);
        }
    }
}
