package io.merkato.orders;

import static io.merkato.orders.OrderStatus.CANCELLED;
import static io.merkato.orders.OrderStatus.CONFIRMED;
import static io.merkato.orders.OrderStatus.PENDING_PAYMENT;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Outbox;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
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
            stored = store.insert(order, numbers.of(store.nextNumber()));
        } while (!stored);
        store.addToTimeline(order.id(), TimelineType.PLACED, "The order was placed.");
    }

    /** Confirms an order whose payment succeeded and publishes {@link OrderPaid}. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaid(OrderId id) {
        if (!store.move(id, PENDING_PAYMENT, CONFIRMED, PaymentStatus.PAID)) {
            return false;
        }
        store.addToTimeline(id, TimelineType.PAID, "The payment was received and the order is confirmed.");
        OrderView order = view(id);
        outbox.publish(new OrderPaid(
                id,
                order.number(),
                order.items().stream()
                        .map(line -> new OrderPaid.Line(line.title(), line.sku(), line.quantity(), line.lineTotal()))
                        .toList(),
                order.subtotal(),
                order.shipping(),
                order.tax(),
                order.taxIncluded(),
                order.total()));
        return true;
    }

    /** Cancels an order whose payment was declined. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaymentFailed(OrderId id) {
        if (!store.move(id, PENDING_PAYMENT, CANCELLED, PaymentStatus.FAILED)) {
            return false;
        }
        store.addToTimeline(id, TimelineType.PAYMENT_FAILED, "The payment was declined and the order was cancelled.");
        return true;
    }

    /** Whether any order, standing or not, has one of these variants. */
    public boolean haveAny(Collection<VariantId> variants) {
        return store.haveAny(variants);
    }

    /** As {@link #view}, for whoever writes down something about the buyer: who is not forgotten while the transaction lasts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderView viewLocked(OrderId id) {
        store.lockShared(id);
        return view(id);
    }

    /** Whose order it is; null when it is a guest's, or nobody's any more. */
    public @Nullable UserId customer(OrderId id) {
        return store.customer(id);
    }

    /** The order as its buyer reads it, or NOT_FOUND. Who may read it is for the caller to know. */
    public OrderView view(OrderId id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such order."));
    }
}
