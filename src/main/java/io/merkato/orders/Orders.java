package io.merkato.orders;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.OrderId;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders: what other modules may ask of them and do to them. */
@Component
public class Orders {

    private final OrderStore store;
    private final OrderNumber numbers;
    private final Outbox outbox;

    Orders(OrderStore store, OrderNumber numbers, Outbox outbox) {
        this.store = store;
        this.numbers = numbers;
        this.outbox = outbox;
    }

    /** Stores a new order; its payment is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void place(NewOrder order) {
        boolean stored;
        do {
            // A number may have been given out under another secret, or before there was one.
            stored = store.insert(order, numbers.of(store.nextNumber()), OrderState.PLACED, "The order was placed.");
        } while (!stored);
    }

    /** Confirms an order whose payment succeeded and publishes {@link OrderPaid}. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaid(OrderId id) {
        Optional<Order> paid = store.move(
                id,
                OrderState.PLACED,
                OrderState.PAID,
                TimelineType.PAID,
                "The payment was received and the order is confirmed.");
        paid.ifPresent(order -> outbox.publish(OrderPaid.of(order)));
        return paid.isPresent();
    }

    /** Cancels an order whose payment was declined. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaymentFailed(OrderId id) {
        return store.move(
                        id,
                        OrderState.PLACED,
                        OrderState.DECLINED,
                        TimelineType.PAYMENT_FAILED,
                        "The payment was declined and the order was cancelled.")
                .isPresent();
    }

    /** The order, or NOT_FOUND. Who may read it is for the caller to know. */
    public Order get(OrderId id) {
        return store.find(id).orElseThrow(Orders::noSuchOrder);
    }

    /** The order if the viewer may see it. */
    public Optional<Order> find(OrderId id, OrderViewer viewer) {
        return store.find(id, viewer);
    }

    /**
     * The orders, for whoever writes down something about their buyers: who are not forgotten while the transaction lasts.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<OrderId, Order> getLocked(Collection<OrderId> ids) {
        return store.findLocked(ids).stream().collect(Collectors.toMap(Order::id, Function.identity()));
    }

    /** Whether there is any order, whatever became of it. */
    public boolean haveBegun() {
        return store.hasAny();
    }

    private static Problem noSuchOrder() {
        return NOT_FOUND.because("There is no such order.");
    }
}
