package io.merkato.orders;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.OrderStore.Effect;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.unpaid.OrderConfirmed;
import io.merkato.orders.unpaid.PaidLate;
import io.merkato.orders.unpaid.PaymentNotGivenUp;
import io.merkato.orders.unpaid.PaymentNotTaken;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders: what other modules may ask of them and do to them. */
@Component
public class Orders {

    private final OrderStore store;
    private final NewOrderStore newOrders;
    private final OrderNumber numbers;
    private final OrderProgress progress;
    private final Outbox outbox;

    Orders(OrderStore store, NewOrderStore newOrders, OrderNumber numbers, OrderProgress progress, Outbox outbox) {
        this.store = store;
        this.newOrders = newOrders;
        this.numbers = numbers;
        this.progress = progress;
        this.outbox = outbox;
    }

    /**
     * Stores a new order; its payment is open.
     *
     * @return how many units of its variants the buyer's address has in other orders that are not paid yet
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<VariantId, Integer> place(NewOrder order) {
        Optional<Map<VariantId, Integer>> unpaid;
        do {
            // A number may have been given out under another secret, or before there was one.
            String number = numbers.of(newOrders.nextNumber(order.email()));
            unpaid = newOrders.insert(order, number, OrderState.PLACED, "The order was placed.");
        } while (unpaid.isEmpty());
        return unpaid.get();
    }

    /**
     * Confirms an order whose payment succeeded and publishes {@link OrderPaid}, and {@link CancellationDue} if it was to be cancelled.
     * False when it was not pending.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaid(OrderId id) {
        Optional<Order> paid = progress.move(
                id,
                OrderState.PLACED,
                OrderState.PAID,
                entry(TimelineType.PAID, "The payment was received and the order is confirmed.", null));
        paid.ifPresent(order -> outbox.publish(OrderPaid.of(order)));
        paid.ifPresent(this::cancelAsAsked);
        return paid.isPresent();
    }

    /**
     * Confirms an order that is to be paid later and publishes {@link OrderConfirmed}, and {@link CancellationDue} if it was to be
     * cancelled. False when it was not pending.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean confirm(OrderId id, PaymentPromise promise) {
        Optional<Order> confirmed = progress.move(
                id,
                OrderState.PLACED,
                OrderState.PROMISED,
                new Effect(0, 0, promise),
                entry(TimelineType.CONFIRMED, "The order is confirmed. It is paid later.", null));
        confirmed.ifPresent(order -> outbox.publish(new OrderConfirmed(order.id())));
        confirmed.ifPresent(this::cancelAsAsked);
        return confirmed.isPresent();
    }

    /**
     * The money of an order that is promised was taken. What is not taken of what was due is never to be paid. Publishes {@link
     * OrderPaid}, and {@link CancellationDue} if it was to be cancelled.
     *
     * @param order held by {@link #getForUpdate}
     * @param taken nothing when nothing was due any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markTaken(Order order, Money taken) {
        Order paid = progress.go(
                order,
                order.state().with(PaymentStatus.PAID),
                new Effect(0, order.due().minus(taken).amount(), null),
                entry(TimelineType.PAID, "The payment was received.", null));
        outbox.publish(OrderPaid.of(paid));
        cancelAsAsked(paid);
    }

    /**
     * The money of an order that is promised was not taken, and can still be. Publishes {@link PaymentNotTaken}, and {@link
     * CancellationDue} if it was to be cancelled.
     *
     * @param order held by {@link #getForUpdate}
     * @param code why, as the gateway says it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markNotTaken(Order order, String code) {
        progress.go(
                order,
                order.state(),
                Effect.NONE,
                entry(TimelineType.CAPTURE_FAILED, "The payment has not worked yet. The shop looks after it.", null));
        outbox.publish(new PaymentNotTaken(order.id(), code));
        cancelAsAsked(order);
    }

    /**
     * What was promised for an order was given up, and nothing was taken: it is cancelled, or all of it came back, or nothing was
     * due any more.
     *
     * @param order held by {@link #getForUpdate}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markVoided(Order order) {
        if (order.nothingStays()) {
            progress.go(
                    order,
                    order.state().with(PaymentStatus.FAILED),
                    Effect.NONE,
                    entry(TimelineType.PAYMENT_VOIDED, "Nothing is to be paid any more.", null));
        } else {
            markTaken(order, Money.zero(order.due().currency()));
        }
    }

    /** What was promised for an order could not be given up. Publishes {@link PaymentNotGivenUp}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markNotVoided(OrderId id, String code) {
        outbox.publish(new PaymentNotGivenUp(id, code));
    }

    private void cancelAsAsked(Order order) {
        if (order.cancelling()) {
            outbox.publish(new CancellationDue(order.id()));
        }
    }

    /** Cancels an order whose payment was declined. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaymentFailed(OrderId id) {
        return giveUp(id, TimelineType.PAYMENT_FAILED, "The payment was declined and the order was cancelled.");
    }

    /** Cancels an order whose buyer did not finish the payment in time. False when it was not pending. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markPaymentExpired(OrderId id) {
        return giveUp(id, TimelineType.PAYMENT_EXPIRED, "The payment was not finished and the order was cancelled.");
    }

    /** The money of an order came after the order was cancelled for want of it. Publishes {@link PaidLate}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markPaidLate(OrderId id) {
        Order paid = progress.move(
                        id,
                        OrderState.DECLINED,
                        OrderState.PAID_LATE,
                        entry(
                                TimelineType.PAID_LATE,
                                "The payment came after the order was cancelled, and is given back.",
                                null))
                .orElseThrow(() -> new IllegalStateException("order " + id + " was not cancelled for want of money"));
        outbox.publish(new PaidLate(paid.id()));
    }

    /** Who asked for it to be cancelled hears that it is. */
    private boolean giveUp(OrderId id, TimelineType type, String detail) {
        Optional<Order> ended = progress.move(id, OrderState.PLACED, OrderState.DECLINED, entry(type, detail, null));
        ended.filter(Order::cancelling)
                .ifPresent(order -> outbox.publish(OrderCancelled.of(order, order.units(OrderLine::quantity))));
        return ended.isPresent();
    }

    /** The order, or NOT_FOUND. Who may read it is for the caller to know. */
    public Order get(OrderId id) {
        return store.find(id).orElseThrow(Orders::noSuchOrder);
    }

    /** The order with its timeline, or NOT_FOUND. Who may read it is for the caller to know. */
    public Order.Told told(OrderId id) {
        return store.findTold(id).orElseThrow(Orders::noSuchOrder);
    }

    /** The order if the viewer may see it. */
    public Optional<Order> find(OrderId id, OrderViewer viewer) {
        return store.find(id, viewer);
    }

    /** What happened to an order, in order. */
    public List<TimelineEntry> timeline(OrderId id) {
        return timelines(List.of(id)).getOrDefault(id, List.of());
    }

    /** What happened to each of these orders, in order. */
    public Map<OrderId, List<TimelineEntry>> timelines(Collection<OrderId> ids) {
        return store.timelines(ids);
    }

    /** All orders of a customer, newest first. */
    public List<Order> all(UserId customer) {
        return store.all(customer);
    }

    /** All orders of a customer, which nobody else changes until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<OrderId> lockAll(UserId customer) {
        return store.lockAll(customer);
    }

    /** The orders of a buyer, newest first. */
    public Page<Order> list(Buyer buyer, PageRequest page) {
        return store.list(buyer, page);
    }

    /**
     * The orders, for whoever writes down something about their buyers: who are not forgotten while the transaction lasts.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<OrderId, Order> getLocked(Collection<OrderId> ids) {
        return store.findLocked(ids).stream().collect(Collectors.toMap(Order::id, Function.identity()));
    }

    /** The order, which nobody else changes until the end of the transaction; or NOT_FOUND. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order getForUpdate(OrderId id) {
        if (!store.lock(id)) {
            throw noSuchOrder();
        }
        return get(id);
    }

    /**
     * A parcel with these units by line leaves.
     *
     * @param order held by {@link #getForUpdate}
     * @param detail for the buyer to read
     * @param by who of the staff does it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markShipped(Order order, Map<OrderLineId, Integer> units, String detail, UserId by) {
        progress.count(order, shipped(units, 1), entry(TimelineType.SHIPPED, detail, by));
    }

    /** A parcel with these units by line does not leave after all. Otherwise as {@link #markShipped}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markUnshipped(Order order, Map<OrderLineId, Integer> units, String detail, UserId by) {
        progress.count(order, shipped(units, -1), entry(TimelineType.SHIPMENT_VOIDED, detail, by));
    }

    /** One of the parcels has come. Otherwise as {@link #markShipped}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markDelivered(Order order, String detail, UserId by) {
        progress.follow(order, entry(TimelineType.DELIVERED, detail, by));
    }

    /** Tells the buyer that a parcel is followed otherwise. Otherwise as {@link #markShipped}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteCorrection(Order order, String detail, UserId by) {
        progress.follow(order, entry(TimelineType.SHIPMENT_CORRECTED, detail, by));
    }

    private static List<OrderStore.LineCount> shipped(Map<OrderLineId, Integer> units, int sign) {
        return units.entrySet().stream()
                .map(line -> new OrderStore.LineCount(line.getKey(), sign * line.getValue(), 0, 0))
                .toList();
    }

    private static OrderStore.NewTimelineEntry entry(TimelineType type, String detail, @Nullable UserId by) {
        return new OrderStore.NewTimelineEntry(type, detail, by);
    }

    /** Whether there is any order, whatever became of it. */
    public boolean haveBegun() {
        return store.hasAny();
    }

    private static Problem noSuchOrder() {
        return NOT_FOUND.because("There is no such order.");
    }
}
