package io.merkato.orders.shipments;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.platform.jobs.Outbox;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Parcels: what other modules may ask of them and do to them. Who changes one holds its order locked. */
@Component
public class Shipments {

    private final ShipmentStore store;
    private final Outbox outbox;

    Shipments(ShipmentStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** A parcel leaves with these units by line of the order, each 1 or more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Shipment send(OrderId order, Consignment consignment, Map<OrderLineId, Integer> units) {
        ShipmentId id = ShipmentId.next();
        store.insert(id, order, consignment, units);
        outbox.publish(new ParcelShipped(order, id));
        return store.find(id).orElseThrow();
    }

    public Optional<Shipment> find(ShipmentId id) {
        return store.find(id);
    }

    /** All parcels of an order, voided ones too, in the order in which they left. */
    public List<Shipment> of(OrderId order) {
        return store.of(List.of(order));
    }

    /** Those parcels of several orders that were not voided, for their buyers to see. */
    public Map<OrderId, List<Shipment>> sent(Collection<OrderId> orders) {
        return store.of(orders).stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.VOIDED)
                .collect(Collectors.groupingBy(Shipment::orderId));
    }

    /** Units of an order that have come. */
    public int deliveredUnits(OrderId order) {
        return store.deliveredUnits(order);
    }

    /** Says anew who brings it and under which number; false when it is not on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean correct(ShipmentId id, Consignment consignment) {
        return store.correct(id, consignment);
    }

    /** The parcel has come; false when it was not on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean deliver(Shipment shipment) {
        boolean delivered = store.end(shipment.id(), ShipmentStatus.DELIVERED);
        if (delivered) {
            outbox.publish(new ParcelDelivered(shipment.orderId(), shipment.id()));
        }
        return delivered;
    }

    /** The parcel does not leave after all; false when it was not on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean voidShipment(Shipment shipment) {
        return store.end(shipment.id(), ShipmentStatus.VOIDED);
    }
}
