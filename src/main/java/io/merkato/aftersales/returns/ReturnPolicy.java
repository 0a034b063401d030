package io.merkato.aftersales.returns;

import static io.merkato.aftersales.returns.ReturnProblem.NOT_RETURNABLE;

import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.orders.shipments.Shipments;
import io.merkato.orders.views.MissingUnits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How much of an order may be announced as a return, and until when. */
@Component
class ReturnPolicy {

    private final Duration time;
    private final Shipments shipments;
    private final ReturnStore store;

    ReturnPolicy(ReturnSettings settings, Shipments shipments, ReturnStore store) {
        this.time = Duration.ofDays(settings.days());
        this.shipments = shipments;
        this.store = store;
    }

    /**
     * Units by line that a buyer may announce: shipped, not returned and not announced before. A line is in time while one of
     * its parcels is on its way, or came not too long ago.
     */
    Map<OrderLineId, Integer> returnable(Order order) {
        Map<OrderLineId, Integer> announced = store.awaited(order.id());
        Set<OrderLineId> inTime = inTime(order, Instant.now().minus(time));
        return order.units(
                line -> inTime.contains(line.id()) ? line.toReturn() - announced.getOrDefault(line.id(), 0) : 0);
    }

    private Set<OrderLineId> inTime(Order order, Instant since) {
        Set<OrderLineId> lines = new HashSet<>();
        for (Shipment parcel : shipments.of(order.id())) {
            Instant came = parcel.deliveredAt();
            boolean late = came != null && came.isBefore(since);
            if (parcel.status() != ShipmentStatus.VOIDED && !late) {
                lines.addAll(parcel.units().keySet());
            }
        }
        return lines;
    }

    /** Refuses units of which there are not so many left: NOT_RETURNABLE with {@code left}. */
    static void require(Map<OrderLineId, Integer> units, Map<OrderLineId, Integer> left, String sentence) {
        List<MissingUnits> missing = MissingUnits.of(units, left);
        if (!missing.isEmpty()) {
            throw NOT_RETURNABLE.because(sentence).with("left", missing);
        }
    }
}
