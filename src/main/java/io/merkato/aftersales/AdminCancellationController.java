package io.merkato.aftersales;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.views.OrderView;
import io.merkato.orders.views.OrderViews;
import io.merkato.orders.views.OrderedUnits;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How staff cancel. */
@RestController
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class AdminCancellationController {

    private final CancelOrder cancelOrder;
    private final OrderViews views;

    AdminCancellationController(CancelOrder cancelOrder, OrderViews views) {
        this.cancelOrder = cancelOrder;
        this.views = views;
    }

    @PostMapping("/v1/admin/orders/{id}/cancellation")
    @NeedsKey
    @Refuses({"ALREADY_SHIPPED", "NOTHING_TO_CANCEL", "ORDER_CANCELLED", "ORDER_NOT_PAID"})
    @Operation(
            operationId = "cancelOrderAsStaff",
            summary = "Cancel what of an order has not left",
            description =
                    "Without `items` all of it. The stock is free at once and the money is given back, or is not taken any more, shipping too when "
                            + "nothing is left to be sent. 202: what became of the payment is not known yet. Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "200", description = "Cancelled", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "To be cancelled", useReturnTypeSchema = true)
    ResponseEntity<OrderView> cancel(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable StaffCancellation body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        return request.answer(
                repeatable -> cancelOrder.byStaff(
                        OrderId.fromPath(id),
                        body == null ? null : OrderedUnits.sumOrAll(body.items()),
                        CancellationController.reason(body == null ? null : body.reason(), "Cancelled by the shop."),
                        caller.requireUser(),
                        visitor,
                        repeatable),
                cancelled -> CancellationController.answer(cancelled, views));
    }

    record StaffCancellation(
            @Schema(description = "Absent for all that is left to ship.") @Nullable @Size(min = 1, max = 500) List<@Valid @NotNull OrderedUnits> items,

            @Nullable @Size(max = 1000) String reason) {}
}
