package io.merkato.orders;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.Outbox;
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
        boolean moved = store.move(
                id,
                OrderState.PLACED,
                OrderState.PAID,
                TimelineType.PAID,
                "The payment was received and the order is confirmed.");
        if (moved) {
            outbox.publish(OrderPaid.of(get(id)));
        }
        return moved;
    }

    /** Cancels an order whose payment was declined. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaymentFailed(OrderId id) {
        return store.move(
                id,
                OrderState.PLACED,
                OrderState.DECLINED,
                TimelineType.PAYMENT_FAILED,
                "The payment was declined and the order was cancelled.");
    }

    /** The order, or NOT_FOUND. Who may read it is for the caller to know. */
    public Order get(OrderId id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such order."));
    }

    /** As {@link #get}, for whoever writes down something about the buyer: who is not forgotten while the transaction lasts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order getLocked(OrderId id) {
        store.lockShared(id);
        return get(id);
    }
}
