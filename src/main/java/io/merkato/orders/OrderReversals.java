package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.OrderStore.Effect;
import io.merkato.orders.OrderStore.LineCount;
import io.merkato.orders.OrderStore.NewTimelineEntry;
import io.merkato.platform.jobs.Outbox;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What takes back something of an order: units that are not sent, units that come back, money that is given back. The order is
 * held by {@link Orders#getForUpdate}; details are for the buyer to read; {@code by} is who of the staff does it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrderReversals {

    private final OrderStore store;
    private final OrderProgress progress;
    private final Outbox outbox;

    OrderReversals(OrderStore store, OrderProgress progress, Outbox outbox) {
        this.store = store;
        this.progress = progress;
        this.outbox = outbox;
    }

    /** The order is to be cancelled once what became of its payment is known. False when that was known before. */
    public boolean requestCancellation(Order order, String detail, @Nullable UserId by) {
        if (!store.requestCancellation(order.id())) {
            return false;
        }
        tell(order, TimelineType.CANCELLATION_REQUESTED, detail, by);
        return true;
    }

    /** What was to be cancelled once the payment is known is, as far as it has not left: what stays goes on as it would have. */
    public void endCancellation(Order order) {
        store.endCancellation(order.id());
    }

    /**
     * These units, which have not left, never will; the order is cancelled when no others are left. Publishes {@link
     * OrderCancelled}.
     */
    public Order cancel(Order order, Map<OrderLineId, Integer> units, String detail, @Nullable UserId by) {
        Order cancelled = progress.count(
                order,
                counts(units, (line, count) -> new LineCount(line, 0, count, 0)),
                entry(TimelineType.CANCELLED, detail, by));
        outbox.publish(OrderCancelled.of(cancelled, units));
        return cancelled;
    }

    /** These units, which had left, came back. */
    public Order takeBack(Order order, Map<OrderLineId, Integer> units, String detail, @Nullable UserId by) {
        return progress.count(
                order,
                counts(units, (line, count) -> new LineCount(line, 0, 0, count)),
                entry(TimelineType.RETURN_RECEIVED, detail, by));
    }

    /** So much less is to be paid of an order that is promised, at most all that is due. */
    public Order waive(Order order, Money amount, @Nullable UserId by) {
        return progress.go(
                order,
                order.state(),
                new Effect(0, amount.amount(), null),
                entry(TimelineType.AMOUNT_REDUCED, amount.display() + " less are to be paid.", by));
    }

    /** So much of the order's money was given back, at most what is left of what was paid. */
    public Order refund(Order order, Money amount, String detail) {
        boolean all = order.refunded().plus(amount).equals(order.due());
        return progress.go(
                order,
                order.state().refunded(all),
                new Effect(amount.amount(), 0, null),
                entry(TimelineType.REFUNDED, detail, null));
    }

    /** So much of what was given back did not arrive and came again. */
    public Order undoRefund(Order order, Money amount, String detail) {
        boolean all = order.refunded().equals(amount);
        return progress.go(
                order,
                order.state().unrefunded(all),
                new Effect(-amount.amount(), 0, null),
                entry(TimelineType.REFUND_FAILED, detail, null));
    }

    /** Something is told in the timeline that changes neither units nor money. */
    public Order tell(Order order, TimelineType type, String detail, @Nullable UserId by) {
        return progress.go(order, order.state(), Effect.NONE, entry(type, detail, by));
    }

    private static List<LineCount> counts(
            Map<OrderLineId, Integer> units, BiFunction<OrderLineId, Integer, LineCount> count) {
        return units.entrySet().stream()
                .map(line -> count.apply(line.getKey(), line.getValue()))
                .toList();
    }

    private static NewTimelineEntry entry(TimelineType type, String detail, @Nullable UserId by) {
        return new NewTimelineEntry(type, detail, by);
    }
}
