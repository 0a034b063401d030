package io.merkato.orders;

import io.merkato.kernel.OrderId;
import io.merkato.orders.OrderStore.Effect;
import io.merkato.orders.OrderStore.LineCount;
import io.merkato.orders.OrderStore.NewTimelineEntry;
import io.merkato.orders.shipments.Shipments;
import io.merkato.orders.watches.OrderWatches;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** How orders go on: by a step that somebody names, or by what is counted of their lines. */
@Component
class OrderProgress {

    private final OrderStore store;
    private final Shipments shipments;
    private final OrderWatches watches;

    OrderProgress(OrderStore store, Shipments shipments, OrderWatches watches) {
        this.store = store;
        this.shipments = shipments;
        this.watches = watches;
    }

    /** As {@link #move(OrderId, OrderState, OrderState, NewTimelineEntry)}, with an effect on its money. */
    Optional<Order> move(OrderId id, OrderState from, OrderState to, Effect effect, NewTimelineEntry entry) {
        return announced(store.move(id, from, to, effect, entry));
    }

    /** Moves an order that is where it is thought to be, tells so in its timeline, and gives it as it is then. */
    Optional<Order> move(OrderId id, OrderState from, OrderState to, NewTimelineEntry entry) {
        return announced(store.move(id, from, to, entry));
    }

    /**
     * Counts units of lines and moves the order to where they say it is.
     *
     * @param order held by {@link Orders#getForUpdate}
     */
    Order count(Order order, List<LineCount> counts, NewTimelineEntry entry) {
        if (!store.count(order.id(), counts)) {
            throw new IllegalStateException("order " + order.id() + " has not these units: " + counts);
        }
        return follow(store.find(order.id()).orElseThrow(), entry);
    }

    /** Moves an order to where its units say it is. */
    Order follow(Order order, NewTimelineEntry entry) {
        int cancelled = sum(order, OrderLine::cancelled);
        int due = sum(order, OrderLine::quantity) - cancelled;
        FulfillmentStatus fulfillment = FulfillmentStatus.of(
                due,
                sum(order, OrderLine::shipped),
                shipments.deliveredUnits(order.id()),
                sum(order, OrderLine::returned));
        OrderState next = due == 0 ? order.state().cancelled() : order.state().with(fulfillment);
        return go(order, next, Effect.NONE, entry);
    }

    /** Moves an order that is held, with an effect on its money. */
    Order go(Order order, OrderState next, Effect effect, NewTimelineEntry entry) {
        return announced(store.move(order.id(), order.state(), next, effect, entry))
                .orElseThrow(() -> new IllegalStateException("order " + order.id() + " was not held"));
    }

    private Optional<Order> announced(Optional<Order> moved) {
        moved.ifPresent(order -> watches.announce(order.id()));
        return moved;
    }

    private static int sum(Order order, ToIntFunction<OrderLine> units) {
        return order.lines().stream().mapToInt(units).sum();
    }
}
