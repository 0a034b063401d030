package io.merkato.orders;

import io.merkato.kernel.Address;
import io.merkato.kernel.Money;
import io.merkato.platform.web.AbsoluteAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its buyer reads it. */
@Schema(name = "Order")
public record OrderView(
        UUID id,
        String number,
        OrderStatus status,
        PaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        String email,
        List<Line> items,
        Money subtotal,
        Money shipping,
        Money tax,
        boolean taxIncluded,
        Money total,
        Money refunded,
        String shippingMethod,
        Payment payment,
        Address shippingAddress,
        @Nullable Address billingAddress,
        List<Shipment> shipments,
        List<TimelineEntry> timeline,
        Instant createdAt) {

    /** What was bought of one variant, as it was called and cost then. */
    @Schema(name = "OrderItem")
    public record Line(
            UUID id,
            UUID variantId,
            UUID productId,
            String sku,
            String title,
            @AbsoluteAddress @Nullable String image,
            int quantity,
            Money unitPrice,
            Money lineTotal,
            Money tax) {}

    @Schema(name = "OrderPayment")
    public record Payment(String method, PaymentStatus status) {}

    public record Shipment(UUID id, String carrier, String trackingNumber) {}

    public record TimelineEntry(Instant at, TimelineType type, String detail) {}
}
