package io.merkato.aftersales.refunds;

import static io.merkato.aftersales.refunds.RefundProblem.NOT_REFUNDABLE;
import static io.merkato.aftersales.refunds.RefundProblem.NOT_RETURNABLE;
import static io.merkato.aftersales.refunds.RefundProblem.ORDER_NOT_PAID;
import static io.merkato.aftersales.refunds.RefundProblem.REFUND_NOT_FAILED;
import static io.merkato.payments.PaymentProblem.REFUND_TOO_LARGE;

import io.merkato.aftersales.refunds.Refunds.Sum;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.shipments.ExpectedBack;
import io.merkato.orders.views.MissingUnits;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.visitor.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Staff give money back: an amount, or what lines and shipping come to. Of two who refund the same at once one does, since both
 * hold the order.
 */
@Component
class RefundOrder {

    private final Orders orders;
    private final OrderReversals reversals;
    private final Inventory inventory;
    private final Refunds refunds;
    private final Payments payments;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final List<ExpectedBack> expectedBack;

    RefundOrder(
            Orders orders,
            OrderReversals reversals,
            Inventory inventory,
            Refunds refunds,
            Payments payments,
            Idempotency idempotency,
            AuditTrail audit,
            List<ExpectedBack> expectedBack) {
        this.orders = orders;
        this.reversals = reversals;
        this.inventory = inventory;
        this.refunds = refunds;
        this.payments = payments;
        this.idempotency = idempotency;
        this.audit = audit;
        this.expectedBack = expectedBack;
    }

    /**
     * Gives money back.
     *
     * @throws io.merkato.platform.problem.Problem ORDER_NOT_PAID, NOT_REFUNDABLE and NOT_RETURNABLE with {@code left},
     *     REFUND_TOO_LARGE with {@code refundable}
     */
    Refund refund(OrderId order, Wanted wanted, UserId by, Visitor visitor, IdempotentRequest request) {
        return inTwoSteps(request, id -> begin(id, order, wanted, by, visitor));
    }

    /**
     * Tries a refund again that failed.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, REFUND_NOT_FAILED, REFUND_TOO_LARGE with {@code refundable},
     *     NOT_REFUNDABLE with {@code left}
     */
    Refund retry(RefundId id, UserId by, Visitor visitor, IdempotentRequest request) {
        return idempotency.inTwoSteps(
                request,
                subject -> id,
                same -> Optional.of(again(same, by, visitor)),
                payments::finish,
                refunds::get,
                refund -> refund.status() != RefundStatus.PENDING);
    }

    /** What of the order's money can still be given back. */
    Money refundable(Order order) {
        return payments.refundable(order.id(), order.totals().total().currency());
    }

    private Refund inTwoSteps(IdempotentRequest request, Function<RefundId, Operation> begin) {
        return idempotency.inTwoSteps(
                request,
                RefundId::new,
                id -> Optional.of(begin.apply(id)),
                payments::finish,
                refunds::get,
                refund -> refund.status() != RefundStatus.PENDING);
    }

    private Operation begin(RefundId id, OrderId orderId, Wanted wanted, UserId by, Visitor visitor) {
        Order order = orders.getForUpdate(orderId);
        requirePaid(order);
        requireLeft(NOT_REFUNDABLE, wanted.units(), refunds.left(order));
        if (wanted.restock()) {
            requireLeft(NOT_RETURNABLE, wanted.units(), unannounced(order));
        }
        Sum sum = refunds.sum(order, wanted.units(), wanted.shipping(), wanted.amountMinor());
        requireSomething(order, sum);
        audit.record(SecurityEvent.ORDER_REFUNDED, null, by, visitor, "order " + order.number() + ", refund " + id);
        Order now = wanted.restock() ? restock(order, wanted.units(), by) : order;
        return refunds.open(id, now, sum, RefundCause.STAFF, wanted.reason(), by);
    }

    private Order restock(Order order, Map<OrderLineId, Integer> units, UserId by) {
        inventory.takeBack(order.id(), order.unitsByVariant(units), Map.of(), by);
        return reversals.takeBack(order, units, "What came back was received.", by);
    }

    private Operation again(RefundId id, UserId by, Visitor visitor) {
        Order order = orders.getForUpdate(refunds.get(id).orderId());
        Refund refund = refunds.get(id);
        if (refund.status() != RefundStatus.FAILED) {
            throw REFUND_NOT_FAILED.because("It is " + refund.status().text() + ".");
        }
        Map<OrderLineId, Integer> units =
                refund.items().stream().collect(Collectors.toMap(Refund.Item::orderItemId, Refund.Item::quantity));
        requireLeft(NOT_REFUNDABLE, units, refunds.left(order));
        Sum sum = refunds.sum(
                order, units, refunds.shippingBack(id), refund.other().amount());
        // A refund that follows from something gives what is left, as it would have then.
        Sum possible = refund.cause() == RefundCause.STAFF ? sum : refunds.within(order, sum);
        requireSomething(order, possible);
        audit.record(
                SecurityEvent.ORDER_REFUNDED, null, by, visitor, "order " + order.number() + ", again refund " + id);
        return refunds.openAgain(refund, order, possible, by);
    }

    private void requireSomething(Order order, Sum sum) {
        if (sum.amount() <= 0) {
            throw REFUND_TOO_LARGE
                    .because("Nothing of that is left to be refunded.")
                    .with("refundable", refundable(order));
        }
    }

    /** What a return has announced is received with it. */
    private Map<OrderLineId, Integer> unannounced(Order order) {
        Map<OrderLineId, Integer> awaited = ExpectedBack.by(expectedBack, order.id());
        return order.units(line -> line.toReturn() - awaited.getOrDefault(line.id(), 0));
    }

    private static void requirePaid(Order order) {
        PaymentStatus status = order.state().paymentStatus();
        if (status == PaymentStatus.PENDING || status == PaymentStatus.FAILED) {
            throw ORDER_NOT_PAID.because("Nothing was taken that could be given back.");
        }
    }

    private static void requireLeft(
            ProblemType problem, Map<OrderLineId, Integer> units, Map<OrderLineId, Integer> left) {
        List<MissingUnits> missing = MissingUnits.of(units, left);
        if (!missing.isEmpty()) {
            throw problem.because("Not so much of these items is left.").with("left", missing);
        }
    }

    /**
     * What shall be given back.
     *
     * @param units by line, each 1 or more
     * @param amountMinor without goods
     * @param restock whether the units are on the shelf again
     */
    record Wanted(
            Map<OrderLineId, Integer> units, ShippingBack shipping, long amountMinor, String reason, boolean restock) {}
}
