package io.merkato.aftersales;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.views.OrderView;
import io.merkato.orders.views.OrderViews;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How buyers cancel. */
@RestController
@Tag(name = "Orders")
@OpenTo(Audience.BUYERS)
class CancellationController {

    private final CancelOrder cancelOrder;
    private final Orders orders;
    private final OrderViews views;

    CancellationController(CancelOrder cancelOrder, Orders orders, OrderViews views) {
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.views = views;
    }

    @PostMapping("/v1/orders/{id}/cancellation")
    @NeedsKey
    @Refuses({"ALREADY_SHIPPED", "ORDER_CANCELLED"})
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel your order",
            description =
                    "Before anything of it has left. 200: its stock is free, its money is given back. 202: what became "
                            + "of its payment is not known yet; it is cancelled when it is. Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "200", description = "Cancelled", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "To be cancelled", useReturnTypeSchema = true)
    ResponseEntity<OrderView> cancel(
            @PathVariable String id,
            OrderViewer viewer,
            @Valid @RequestBody(required = false) @Nullable Cancellation body,
            IdempotentRequest request) {
        OrderId order = orders.find(OrderId.fromPath(id), viewer)
                .orElseThrow(() -> NOT_FOUND.because("There is no such order of yours."))
                .id();
        return request.answer(
                repeatable -> cancelOrder.byBuyer(
                        order, reason(body == null ? null : body.reason(), "Cancelled by the buyer."), repeatable),
                cancelled -> answer(cancelled, views));
    }

    /** 200, or 202 while nobody knows what became of the payment. An order that stands may be unpaid. */
    static ResponseEntity<OrderView> answer(Order order, OrderViews views) {
        boolean stands = order.state().status() == OrderStatus.CONFIRMED && !order.cancelling();
        boolean open = order.state().paymentStatus() == PaymentStatus.PENDING && !stands;
        return ResponseEntity.status(open ? HttpStatus.ACCEPTED : HttpStatus.OK).body(views.of(order));
    }

    /** What somebody gave as their reason, or what stands for none. */
    static String reason(@Nullable String given, String none) {
        return given == null || given.isBlank() ? none : given.strip();
    }

    record Cancellation(@Nullable @Size(max = 1000) String reason) {}
}
