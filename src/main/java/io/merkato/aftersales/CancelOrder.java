package io.merkato.aftersales;

import static io.merkato.aftersales.AftersalesProblem.ALREADY_SHIPPED;
import static io.merkato.aftersales.AftersalesProblem.NOTHING_TO_CANCEL;
import static io.merkato.aftersales.AftersalesProblem.ORDER_CANCELLED;
import static io.merkato.aftersales.AftersalesProblem.ORDER_NOT_PAID;

import io.merkato.aftersales.refunds.RefundCause;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.aftersales.returns.WithdrawnGoods;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.CancellationDue;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.orders.views.MissingUnits;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.payments.promises.PromiseEnded;
import io.merkato.payments.promises.Promises;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.platform.visitor.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cancels what of an order has not left: its stock can be bought by others at once, and in a second step its money is given back,
 * or what was promised is given up. Of a cancellation and a parcel for the same units one wins, since both hold the order. While nobody knows what became of the
 * payment, a cancellation is taken, and carried out when that is known.
 */
@Component
public class CancelOrder {

    private final Orders orders;
    private final OrderReversals reversals;
    private final Inventory inventory;
    private final Refunds refunds;
    private final WithdrawnGoods withdrawnGoods;
    private final Promises promises;
    private final Payments payments;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Jobs jobs;

    CancelOrder(
            Orders orders,
            OrderReversals reversals,
            Inventory inventory,
            Refunds refunds,
            WithdrawnGoods withdrawnGoods,
            Promises promises,
            Payments payments,
            Idempotency idempotency,
            AuditTrail audit,
            Jobs jobs) {
        this.orders = orders;
        this.reversals = reversals;
        this.inventory = inventory;
        this.refunds = refunds;
        this.withdrawnGoods = withdrawnGoods;
        this.promises = promises;
        this.payments = payments;
        this.idempotency = idempotency;
        this.audit = audit;
        this.jobs = jobs;
    }

    /**
     * The buyer cancels the whole order, of which nothing has left.
     *
     * @return the order: cancelled, or with its payment still open
     * @throws io.merkato.platform.problem.Problem ALREADY_SHIPPED, ORDER_CANCELLED
     */
    Order byBuyer(OrderId id, String reason, IdempotentRequest request) {
        return inTwoSteps(id, request, () -> {
            Order order = orders.getForUpdate(id);
            requireStanding(order);
            if (order.lines().stream().anyMatch(line -> line.shipped() > 0)) {
                throw ALREADY_SHIPPED.because("Send it back when it has come.");
            }
            return isOpen(order) ? request(order, null) : cancel(order, order.toShip(), reason, null);
        });
    }

    /**
     * Staff cancel what has not left.
     *
     * @param wanted units by line, each 1 or more; null for all that is left
     * @return the order: cancelled in whole or part, or with its payment still open
     * @throws io.merkato.platform.problem.Problem ALREADY_SHIPPED, ORDER_CANCELLED, ORDER_NOT_PAID, NOTHING_TO_CANCEL with
     *     {@code left}
     */
    Order byStaff(
            OrderId id,
            @Nullable Map<OrderLineId, Integer> wanted,
            String reason,
            UserId by,
            Visitor visitor,
            IdempotentRequest request) {
        return inTwoSteps(id, request, () -> {
            Order order = orders.getForUpdate(id);
            requireStanding(order);
            audit.record(SecurityEvent.ORDER_CANCELLED, null, by, visitor, "order " + order.number());
            boolean open = isOpen(order);
            if (open && wanted != null) {
                throw ORDER_NOT_PAID.because("Cancel all of it, or wait until it is paid.");
            }
            Map<OrderLineId, Integer> units = wanted == null ? order.toShip() : wanted;
            requireLeft(order, units);
            return open ? request(order, by) : cancel(order, units, reason, by);
        });
    }

    /** What became of the payment of an order is known that was to be cancelled. What has left is paid as it would have been. */
    @Subscribe("aftersales.cancel-as-asked")
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CancellationDue event) {
        Order order = orders.getForUpdate(event.orderId());
        reversals.endCancellation(order);
        if (!order.toShip().isEmpty()) {
            cancel(order, order.toShip(), "Cancelled before the payment was known.", null)
                    .ifPresent(payments::finishSoon);
        }
    }

    /** Nobody has paid an order in time of which nothing has left. What could not be given up before is tried again. */
    @Subscribe("aftersales.cancel-unpaid")
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PromiseEnded event) {
        Order order = orders.getForUpdate(event.orderId());
        if (order.isPromised() && order.due().isZero() && !isOpen(order)) {
            payments.finishSoon(promises.giveUp(order.id()));
        }
        boolean whole = order.lines().stream().allMatch(line -> line.shipped() == 0);
        if (order.isPromised() && !isCancelled(order) && whole && !isOpen(order)) {
            reversals.tell(order, TimelineType.PAYMENT_EXPIRED, "The payment did not come in time.", null);
            cancel(order, order.toShip(), "Not paid in time.", null).ifPresent(payments::finishSoon);
        }
    }

    /**
     * The buyer gives up what of an order has not left, which may be the rest of it, and leaves for good. An order whose payment
     * is open is cancelled once what became of it is known. Nothing happens when nothing is left.
     *
     * @return what gives the money back, to be finished after the commit
     */
    Optional<Operation> forLeavingBuyer(OrderId id) {
        Order order = orders.getForUpdate(id);
        if (isOpen(order)) {
            return order.cancelling() || order.toShip().isEmpty() ? Optional.empty() : request(order, null);
        }
        return switch (order.state().status()) {
            case PENDING_PAYMENT -> throw new IllegalStateException("its payment is open");
            case CONFIRMED, COMPLETED ->
                order.toShip().isEmpty()
                        ? Optional.empty()
                        : cancel(order, order.toShip(), "The buyer closed their account.", null);
            case CANCELLED -> Optional.empty();
        };
    }

    /**
     * The buyer withdraws from units that have not left, each 1 or more.
     *
     * @param order held by {@code Orders.getForUpdate}
     * @return what gives the money back, to be finished after the commit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> forWithdrawal(Order order, Map<OrderLineId, Integer> units) {
        Order cancelled = cancelUnits(order, units, null);
        return refunds.giveBack(
                cancelled,
                units,
                withdrawnGoods.shippingAfter(cancelled, true),
                RefundCause.WITHDRAWAL,
                "Withdrawal from the contract.",
                null);
    }

    /**
     * The buyer withdraws from all of an order whose payment is open: it is cancelled once what became of that is known.
     *
     * @param order held by {@code Orders.getForUpdate}, and not being cancelled
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requestForWithdrawal(Order order) {
        request(order, null);
    }

    private Order inTwoSteps(OrderId id, IdempotentRequest request, Supplier<Optional<Operation>> begin) {
        return idempotency.inTwoSteps(
                request,
                Function.<UUID>identity(),
                subject -> begin.get(),
                payments::finish,
                subject -> orders.get(id),
                now -> true);
    }

    private Optional<Operation> request(Order order, @Nullable UserId by) {
        if (!reversals.requestCancellation(
                order, "The order is to be cancelled; what became of the payment is asked first.", by)) {
            throw ORDER_CANCELLED.because("It is being cancelled already.");
        }
        jobs.enqueue(GiveUpPayment.KIND, order.id().toString(), new GiveUpPayment.Unwanted(order.id()));
        return Optional.empty();
    }

    private Optional<Operation> cancel(
            Order order, Map<OrderLineId, Integer> units, String reason, @Nullable UserId by) {
        Order cancelled = cancelUnits(order, units, by);
        return refunds.giveBack(
                cancelled, units, withdrawnGoods.shippingAfter(cancelled, false), RefundCause.CANCELLATION, reason, by);
    }

    private Order cancelUnits(Order order, Map<OrderLineId, Integer> units, @Nullable UserId by) {
        if (!inventory.release(order.id(), order.unitsByVariant(units))) {
            throw new IllegalStateException("order " + order.id() + " does not hold what it has left to ship");
        }
        return reversals.cancel(order, units, words(order, units), by);
    }

    /**
     * Whether what became of its payment is not known: the order waits for that, or what was promised is being taken at this moment.
     */
    private boolean isOpen(Order order) {
        return order.state().status() == OrderStatus.PENDING_PAYMENT
                || (order.isPromised() && promises.isBeingEnded(order.id()));
    }

    private static boolean isCancelled(Order order) {
        return order.state().status() == OrderStatus.CANCELLED;
    }

    private static void requireStanding(Order order) {
        if (isCancelled(order)) {
            throw ORDER_CANCELLED.because("There is nothing left to cancel.");
        }
    }

    private static void requireLeft(Order order, Map<OrderLineId, Integer> units) {
        if (order.toShip().isEmpty()) {
            throw ALREADY_SHIPPED.because("Nothing is left that could be cancelled.");
        }
        List<MissingUnits> missing = MissingUnits.of(units, order.toShip());
        if (!missing.isEmpty()) {
            throw NOTHING_TO_CANCEL
                    .because("Not so much of these items is left.")
                    .with("left", missing);
        }
    }

    private static String words(Order order, Map<OrderLineId, Integer> units) {
        if (units.equals(order.units(OrderLine::quantity))) {
            return "The order was cancelled.";
        }
        return "Cancelled: " + order.words(units) + ".";
    }
}
