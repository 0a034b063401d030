package io.merkato.orders.shipments;

import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** A parcel of an order has come. */
public record ParcelDelivered(OrderId orderId, ShipmentId shipmentId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }
}
