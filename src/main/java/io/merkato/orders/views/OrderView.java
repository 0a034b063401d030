package io.merkato.orders.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.merkato.kernel.Address;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.Explanation;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderState;
import io.merkato.orders.OrderTotals;
import io.merkato.orders.TimelineEntry;
import io.merkato.orders.TimelineType;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.platform.web.AbsoluteAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its buyer reads it over HTTP. */
@Schema(name = "Order")
public record OrderView(
        OrderId id,
        String number,
        @JsonUnwrapped OrderState state,
        String email,
        List<Line> items,
        @JsonUnwrapped Totals totals,
        Explanation explanation,
        String shippingMethod,
        Payment payment,
        OrderAddress shippingAddress,
        @Nullable OrderAddress billingAddress,
        List<Parcel> shipments,
        List<Happened> timeline,
        Instant createdAt) {

    /** An order with its parcels and what happened to it. */
    public static OrderView of(Order order, List<Shipment> shipments, List<TimelineEntry> timeline) {
        return new OrderView(
                order.id(),
                order.number(),
                order.state(),
                order.email(),
                order.lines().stream().map(Line::of).toList(),
                Totals.of(order),
                Explanation.of(order),
                order.shippingMethod(),
                Payment.of(order),
                OrderAddress.of(order.shippingAddress()),
                order.billingAddress() == null ? null : OrderAddress.of(order.billingAddress()),
                shipments.stream().map(Parcel::of).toList(),
                timeline.stream().map(Happened::of).toList(),
                order.createdAt());
    }

    /** What was bought of one variant, as it was called and cost then. */
    @Schema(name = "OrderItem")
    public record Line(
            OrderLineId id,
            VariantId variantId,
            ProductId productId,
            String sku,
            String title,
            @AbsoluteAddress @Nullable String image,
            int quantity,
            int shipped,
            int cancelled,
            int returned,
            Money unitPrice,
            Money lineTotal,
            Money tax,
            boolean withdrawalExempt) {

        static Line of(OrderLine line) {
            return new Line(
                    line.id(),
                    line.variantId(),
                    line.productId(),
                    line.sku(),
                    line.title(),
                    line.image(),
                    line.quantity(),
                    line.shipped(),
                    line.cancelled(),
                    line.returned(),
                    line.unitPrice(),
                    line.lineTotal(),
                    line.tax(),
                    line.withdrawalExempt());
        }
    }

    @Schema(
            name = "OrderAddress",
            description = "Of a person who was erased country and region are left; the other texts are empty.")
    public record OrderAddress(
            String name,
            String line1,
            @Nullable String line2,
            String city,
            @Nullable String postalCode,
            @Nullable String region,
            String country,
            @Nullable String phone) {

        static OrderAddress of(Address address) {
            return new OrderAddress(
                    address.name(),
                    address.line1(),
                    address.line2(),
                    address.city(),
                    address.postalCode(),
                    address.region(),
                    address.country(),
                    address.phone());
        }
    }

    @Schema(name = "OrderTotals")
    public record Totals(Money subtotal, Money shipping, Money tax, boolean taxIncluded, Money total, Money refunded) {

        static Totals of(Order order) {
            OrderTotals totals = order.totals();
            return new Totals(
                    totals.subtotal(),
                    totals.shipping(),
                    totals.tax(),
                    totals.taxIncluded(),
                    totals.total(),
                    order.refunded());
        }
    }

    /** The same order, whose payment waits for its buyer. */
    OrderView with(PaymentAction action) {
        return new OrderView(
                id,
                number,
                state,
                email,
                items,
                totals,
                explanation,
                shippingMethod,
                new Payment(
                        payment.method(),
                        PaymentProgress.ACTION_REQUIRED,
                        payment.due(),
                        action.clientSecret(),
                        action.publishableKey(),
                        action.redirectUrl()),
                shippingAddress,
                billingAddress,
                shipments,
                timeline,
                createdAt);
    }

    /** How it is paid, and while that waits for the buyer, with what to go on. */
    @Schema(name = "OrderPayment")
    public record Payment(
            String method,
            PaymentProgress status,

            @Schema(description = "What is still to be paid.")
            Money due,

            @Nullable String clientSecret,
            @Nullable String publishableKey,
            @Nullable String redirectUrl) {

        public static Payment of(Order order) {
            return new Payment(order.paymentMethod(), PaymentProgress.of(order), order.outstanding(), null, null, null);
        }
    }

    /** A parcel on its way or delivered. */
    @Schema(name = "OrderShipment")
    public record Parcel(
            ShipmentId id,
            String carrier,
            String carrierName,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            List<Shipment.Item> items,
            ShipmentStatus status,
            Instant shippedAt,
            @Nullable Instant deliveredAt) {

        static Parcel of(Shipment shipment) {
            return new Parcel(
                    shipment.id(),
                    shipment.carrier(),
                    shipment.carrierName(),
                    shipment.trackingNumber(),
                    shipment.trackingUrl(),
                    shipment.items(),
                    shipment.status(),
                    shipment.shippedAt(),
                    shipment.deliveredAt());
        }
    }

    @Schema(name = "TimelineEntry")
    public record Happened(Instant at, TimelineType type, String detail) {

        static Happened of(TimelineEntry entry) {
            return new Happened(entry.at(), entry.type(), entry.detail());
        }
    }
}
