package io.merkato.fulfillment;

import static io.merkato.fulfillment.FulfillmentProblem.SHIPMENT_DELIVERED;
import static io.merkato.fulfillment.FulfillmentProblem.SHIPMENT_RETURNED;
import static io.merkato.fulfillment.FulfillmentProblem.SHIPMENT_VOIDED;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.shipments.Consignment;
import io.merkato.orders.shipments.ExpectedBack;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.orders.shipments.Shipments;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a parcel that has left: it is corrected, comes, or turns out not to have left. A parcel that has come or is
 * voided stays so; saying the same again changes nothing.
 */
@Component
class FollowShipment {

    private final Orders orders;
    private final Shipments shipments;
    private final Inventory inventory;
    private final AuditTrail audit;
    private final List<ExpectedBack> expectedBack;

    FollowShipment(
            Orders orders,
            Shipments shipments,
            Inventory inventory,
            AuditTrail audit,
            List<ExpectedBack> expectedBack) {
        this.orders = orders;
        this.shipments = shipments;
        this.inventory = inventory;
        this.audit = audit;
        this.expectedBack = expectedBack;
    }

    /** The parcel, or NOT_FOUND. */
    Shipment get(ShipmentId id) {
        return shipments.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such shipment."));
    }

    /**
     * Says anew who brings it and under which number. Whoever says what is said already changes nothing, and leaves no trace.
     *
     * @param corrected gives that, of what is there
     * @throws Problem SHIPMENT_DELIVERED, SHIPMENT_VOIDED
     */
    @Transactional
    public Shipment correct(
            ShipmentId id,
            Precondition precondition,
            Function<Shipment, Consignment> corrected,
            UserId by,
            Visitor visitor) {
        Held held = hold(id);
        precondition.require(held::shipment);
        Consignment consignment = corrected.apply(held.shipment());
        if (held.shipment().status() == ShipmentStatus.SHIPPED
                && consignment.equals(held.shipment().consignment())) {
            return held.shipment();
        }
        if (!shipments.correct(id, consignment)) {
            throw ended(held.shipment());
        }
        orders.noteCorrection(held.order(), "A parcel goes with " + consignment.words() + ".", by);
        record(SecurityEvent.PARCEL_CORRECTED, held, by, visitor);
        return get(id);
    }

    /**
     * The parcel has come.
     *
     * @throws Problem SHIPMENT_VOIDED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Shipment confirmDelivery(ShipmentId id, UserId by, Visitor visitor) {
        Held held = hold(id);
        if (held.shipment().status() == ShipmentStatus.DELIVERED) {
            return held.shipment();
        }
        if (!shipments.deliver(held.shipment())) {
            throw ended(held.shipment());
        }
        orders.markDelivered(held.order(), "A parcel was delivered.", by);
        record(SecurityEvent.PARCEL_DELIVERED, held, by, visitor);
        return get(id);
    }

    /**
     * The parcel does not leave after all: its units lie on the shelf again, and its order has them left to ship.
     *
     * @throws Problem SHIPMENT_DELIVERED, SHIPMENT_RETURNED, STOCK_ABOVE_LIMIT
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Shipment voidShipment(ShipmentId id, UserId by, Visitor visitor) {
        Held held = hold(id);
        Shipment shipment = held.shipment();
        if (shipment.status() == ShipmentStatus.VOIDED) {
            return shipment;
        }
        if (!shipments.voidShipment(shipment)) {
            throw ended(shipment);
        }
        Order order = held.order();
        requireNotReturned(order, shipment.units());
        if (!inventory.unship(order.id(), order.unitsByVariant(shipment.units()), by)) {
            throw new IllegalStateException("not so many units of order " + order.id() + " have left: " + shipment);
        }
        orders.markUnshipped(order, shipment.units(), "A parcel did not leave after all.", by);
        record(SecurityEvent.PARCEL_VOIDED, held, by, visitor);
        return get(id);
    }

    /** What came back, or shall, has left, and so has its parcel. Which of several parcels it was in nobody knows. */
    private void requireNotReturned(Order order, Map<OrderLineId, Integer> units) {
        Map<OrderLineId, Integer> awaited = ExpectedBack.by(expectedBack, order.id());
        if (order.lines().stream()
                .anyMatch(line ->
                        line.toReturn() - awaited.getOrDefault(line.id(), 0) < units.getOrDefault(line.id(), 0))) {
            throw SHIPMENT_RETURNED.because(
                    "What came back, or is announced to, has left. Reject such a return first.");
        }
    }

    /** Holds the order first, as everybody does who changes one of its parcels, and then reads the parcel as it is. */
    private Held hold(ShipmentId id) {
        Order order = orders.getForUpdate(get(id).orderId());
        return new Held(order, get(id));
    }

    private static Problem ended(Shipment shipment) {
        return shipment.status() == ShipmentStatus.DELIVERED
                ? SHIPMENT_DELIVERED.because("What has come can be returned, not corrected or voided.")
                : SHIPMENT_VOIDED.because("Send its units in a parcel of their own.");
    }

    private void record(SecurityEvent event, Held held, UserId by, Visitor visitor) {
        String detail =
                "order " + held.order().number() + ", parcel " + held.shipment().id();
        audit.record(event, null, by, visitor, detail);
    }

    private record Held(Order order, Shipment shipment) {}
}
