package io.merkato.fulfillment;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.orders.shipments.Consignment;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.Shipments;
import io.merkato.orders.views.OrderedUnits;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with parcels. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "Admin shipments")
@OpenTo(Audience.STAFF)
class ShipmentController {

    private final ShipOrder shipOrder;
    private final FollowShipment follow;
    private final Orders orders;
    private final Shipments shipments;
    private final Carriers carriers;
    private final Idempotency idempotency;

    ShipmentController(
            ShipOrder shipOrder,
            FollowShipment follow,
            Orders orders,
            Shipments shipments,
            Carriers carriers,
            Idempotency idempotency) {
        this.shipOrder = shipOrder;
        this.follow = follow;
        this.orders = orders;
        this.shipments = shipments;
        this.carriers = carriers;
        this.idempotency = idempotency;
    }

    @GetMapping("/carriers")
    @Operation(
            summary = "The carriers whose parcels get a link",
            description = "Any other carrier may be named too; its parcels have no `trackingUrl`.")
    KnownCarriers carriers() {
        return new KnownCarriers(carriers.all().stream()
                .map(carrier -> new KnownCarrier(carrier.code(), carrier.name(), carrier.page()))
                .toList());
    }

    @PostMapping("/orders/{id}/shipments")
    @Refuses({"NOTHING_TO_SHIP", "ORDER_NOT_PAID", "ORDER_CANCELLED", "BUYER_ERASED"})
    @Operation(
            summary = "Send a parcel",
            description =
                    "Without `items` with all that is left to ship. The units leave the shelf, the buyer gets a mail, and what was authorized for the order is taken.")
    @ApiResponse(responseCode = "201", description = "On its way", useReturnTypeSchema = true)
    ResponseEntity<Shipment> ship(
            @PathVariable String id,
            @Valid @RequestBody NewShipment body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Shipment shipment = shipOrder.ship(
                    OrderId.fromPath(id),
                    carriers.consignment(body.carrier(), body.trackingNumber()),
                    OrderedUnits.sumOrAll(body.items()),
                    caller.requireUser(),
                    visitor);
            return ResponseEntity.created(URI.create("/v1/admin/shipments/" + shipment.id()))
                    .body(shipment);
        });
    }

    @GetMapping("/orders/{id}/shipments")
    @Operation(
            summary = "The parcels of an order",
            description = "Voided ones too, in the order in which they were sent.")
    ShipmentsOfOrder list(@PathVariable String id) {
        return new ShipmentsOfOrder(
                shipments.of(orders.get(OrderId.fromPath(id)).id()));
    }

    @GetMapping("/shipments/{id}")
    @Operation(summary = "One parcel", description = "With what is in it, by the lines of its order.")
    Shipment get(@PathVariable String id) {
        return follow.get(ShipmentId.fromPath(id));
    }

    @PatchMapping("/shipments/{id}")
    @Refuses({"SHIPMENT_DELIVERED", "SHIPMENT_VOIDED"})
    @Operation(
            summary = "Correct the carrier or number of a parcel that is on its way",
            description = "What is absent or null stays as it is.")
    Shipment correct(
            @PathVariable String id,
            @Valid @RequestBody ShipmentChange body,
            Precondition precondition,
            Caller caller,
            Visitor visitor) {
        return follow.correct(
                ShipmentId.fromPath(id),
                precondition,
                shipment -> body.changing(shipment, carriers),
                caller.requireUser(),
                visitor);
    }

    @PostMapping("/shipments/{id}/delivery")
    @Refuses("SHIPMENT_VOIDED")
    @Operation(
            summary = "A parcel has come",
            description = "When all parcels of a paid order have come, it is completed. The buyer gets a mail.")
    ResponseEntity<Shipment> deliver(
            @PathVariable String id, Caller caller, Visitor visitor, IdempotentRequest request) {
        return idempotency.once(
                request,
                () -> ResponseEntity.ok(
                        follow.confirmDelivery(ShipmentId.fromPath(id), caller.requireUser(), visitor)));
    }

    @PostMapping("/shipments/{id}/voiding")
    @Refuses({"SHIPMENT_DELIVERED", "SHIPMENT_RETURNED", "STOCK_ABOVE_LIMIT"})
    @Operation(
            summary = "A parcel does not leave after all",
            description = "Its units lie on the shelf again, kept for its order, which has them left to ship.")
    ResponseEntity<Shipment> voidShipment(
            @PathVariable String id, Caller caller, Visitor visitor, IdempotentRequest request) {
        return idempotency.once(
                request,
                () -> ResponseEntity.ok(follow.voidShipment(ShipmentId.fromPath(id), caller.requireUser(), visitor)));
    }

    private static @Nullable String unlessBlank(@Nullable String number) {
        return number == null || number.isBlank() ? null : number.strip();
    }

    /** Who brings it, what it is followed by, and what is in it. */
    record NewShipment(
            @NotNull @NotBlank @SingleLine
            @Size(max = 60) @Pattern(regexp = "[\\p{L}\\p{N} .&+_'()/-]*", message = "has letters, digits and . & + _ ' ( ) / - only")
            String carrier,

            @Nullable @SingleLine
            @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9 ./_-]*", message = "has letters, digits, blanks and . / _ - only") String trackingNumber,

            @Schema(description = "Absent for all that is left to ship.") @Nullable @Size(min = 1, max = 500) List<@Valid @NotNull OrderedUnits> items) {

        NewShipment {
            trackingNumber = unlessBlank(trackingNumber);
        }
    }

    record ShipmentChange(
            @Nullable @NotBlank @SingleLine
            @Size(max = 60) @Pattern(regexp = "[\\p{L}\\p{N} .&+_'()/-]*", message = "has letters, digits and . & + _ ' ( ) / - only")
            String carrier,

            @Nullable @SingleLine
            @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9 ./_-]*", message = "has letters, digits, blanks and . / _ - only") String trackingNumber) {

        Consignment changing(Shipment shipment, Carriers carriers) {
            return carriers.consignment(
                    carrier == null ? shipment.carrier() : carrier,
                    trackingNumber == null ? shipment.trackingNumber() : unlessBlank(trackingNumber));
        }
    }

    record ShipmentsOfOrder(List<Shipment> items) {}

    record KnownCarriers(List<KnownCarrier> items) {}

    @Schema(name = "Carrier")
    record KnownCarrier(String code, String name, String trackingPage) {}
}
