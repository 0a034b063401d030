package io.merkato.fulfillment;

import static io.merkato.fulfillment.FulfillmentProblem.BUYER_ERASED;
import static io.merkato.fulfillment.FulfillmentProblem.NOTHING_TO_SHIP;
import static io.merkato.fulfillment.FulfillmentProblem.ORDER_CANCELLED;
import static io.merkato.fulfillment.FulfillmentProblem.ORDER_NOT_PAID;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.shipments.Consignment;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.Shipments;
import io.merkato.orders.views.MissingUnits;
import io.merkato.payments.Payments;
import io.merkato.payments.promises.Promises;
import io.merkato.platform.visitor.Visitor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends a parcel with all or some of what an order has left to ship. */
@Component
class ShipOrder {

    private final Orders orders;
    private final Shipments shipments;
    private final Inventory inventory;
    private final Promises promises;
    private final Payments payments;
    private final AuditTrail audit;

    ShipOrder(
            Orders orders,
            Shipments shipments,
            Inventory inventory,
            Promises promises,
            Payments payments,
            AuditTrail audit) {
        this.promises = promises;
        this.payments = payments;
        this.orders = orders;
        this.shipments = shipments;
        this.inventory = inventory;
        this.audit = audit;
    }

    /**
     * Sends a parcel. Of two who send the same units one does, since both hold the order.
     *
     * @param wanted units by line, each 1 or more; null for all that is left
     * @throws io.merkato.platform.problem.Problem ORDER_NOT_PAID, ORDER_CANCELLED, BUYER_ERASED,
     *     NOTHING_TO_SHIP with {@code left}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Shipment ship(
            OrderId id,
            Consignment consignment,
            @Nullable Map<OrderLineId, Integer> wanted,
            UserId by,
            Visitor visitor) {
        Order order = orders.getForUpdate(id);
        requireStanding(order);
        requireAddress(order);
        Map<OrderLineId, Integer> units = wanted == null ? left(order) : wanted;
        requireLeft(order, units);
        if (!inventory.ship(id, order.unitsByVariant(units), by)) {
            throw new IllegalStateException("order " + id + " does not hold what it has left to ship");
        }
        Shipment shipment = shipments.send(id, consignment, units);
        takePayment(order);
        orders.markShipped(order, units, "A parcel left with " + consignment.words() + ".", by);
        audit.record(
                SecurityEvent.PARCEL_SHIPPED,
                null,
                by,
                visitor,
                "order " + order.number() + ", parcel " + shipment.id());
        return shipment;
    }

    /** What was authorized is taken when goods leave: the parcel is stored with the operation that takes it. */
    private void takePayment(Order order) {
        if (order.isPromised()
                && order.promise() == PaymentPromise.AUTHORIZED
                && !order.due().isZero()
                && !promises.isBeingEnded(order.id())) {
            payments.finishSoon(promises.capture(order.id(), order.due(), null));
        }
    }

    private static void requireStanding(Order order) {
        if (order.state().status() == OrderStatus.CANCELLED || order.cancelling()) {
            throw ORDER_CANCELLED.because("A cancelled order is not shipped.");
        }
        if (order.state().status() == OrderStatus.PENDING_PAYMENT) {
            throw ORDER_NOT_PAID.because("Ship it when its payment has come.");
        }
        if (order.isPromised() && order.promise() == PaymentPromise.AWAITED) {
            throw ORDER_NOT_PAID.because("Ship it when its money has come.");
        }
    }

    private static void requireAddress(Order order) {
        if (order.shippingAddress().line1().isBlank()) {
            throw BUYER_ERASED.because("Nobody knows any more where it should go.");
        }
    }

    private static Map<OrderLineId, Integer> left(Order order) {
        return order.units(OrderLine::toShip);
    }

    private static void requireLeft(Order order, Map<OrderLineId, Integer> units) {
        List<MissingUnits> missing = MissingUnits.of(units, left(order));
        if (units.isEmpty() || !missing.isEmpty()) {
            throw NOTHING_TO_SHIP
                    .because(units.isEmpty() ? "All of it has left already." : "Not so much of these items is left.")
                    .with("left", missing);
        }
    }
}
