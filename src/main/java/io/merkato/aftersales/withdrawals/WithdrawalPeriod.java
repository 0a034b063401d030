package io.merkato.aftersales.withdrawals;

import io.merkato.orders.Order;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.orders.shipments.Shipments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Until when consumers may withdraw. */
@Component
class WithdrawalPeriod {

    private final WithdrawalSettings settings;
    private final Shipments shipments;

    WithdrawalPeriod(WithdrawalSettings settings, Shipments shipments) {
        this.settings = settings;
        this.shipments = shipments;
    }

    /** Whether consumers may withdraw at all where the order goes. */
    boolean isGranted(Order order) {
        return daysOf(order) > 0;
    }

    /**
     * Whether a declaration that came then was in time. The period begins when the last parcel has come, and ends with its last
     * day, wherever on earth that is.
     */
    boolean includes(Order order, Instant received) {
        List<Shipment> parcels = shipments.of(order.id()).stream()
                .filter(parcel -> parcel.status() != ShipmentStatus.VOIDED)
                .toList();
        boolean awaited = order.lines().stream().anyMatch(line -> line.toShip() > 0)
                || parcels.stream().anyMatch(parcel -> parcel.deliveredAt() == null);
        return awaited
                || parcels.stream()
                        .map(parcel -> Objects.requireNonNull(parcel.deliveredAt()))
                        .max(Instant::compareTo)
                        .map(came -> received.isBefore(came.plus(Duration.ofDays(daysOf(order) + 1L))))
                        .orElse(true);
    }

    private int daysOf(Order order) {
        return settings.days(order.shippingAddress().country());
    }
}
