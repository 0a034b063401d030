package io.merkato.orders.shipments;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order.
 *
 * @param carrier who brings it, as staff named them, maybe by a code
 * @param carrierName what people call them
 * @param trackingUrl where the carrier tells where it is; null when the shop knows no such page
 * @param deliveredAt null unless it is delivered
 * @param voidedAt null unless it is voided
 */
public record Shipment(
        ShipmentId id,
        OrderId orderId,
        String carrier,
        String carrierName,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        List<Item> items,
        ShipmentStatus status,
        Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant voidedAt) {

    /** Who brings it, and how it is followed. */
    public Consignment consignment() {
        return new Consignment(carrier, carrierName, trackingNumber, trackingUrl);
    }

    /** Units by line of the order. */
    public Map<OrderLineId, Integer> units() {
        return items.stream().collect(Collectors.toMap(Item::orderItemId, Item::quantity));
    }

    /** What of one line is in it, 1 unit or more. */
    @Schema(name = "ShipmentItem")
    public record Item(OrderLineId orderItemId, int quantity) {}
}
