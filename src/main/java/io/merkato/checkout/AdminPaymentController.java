package io.merkato.checkout;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.views.OrderView;
import io.merkato.orders.views.OrderViews;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How staff take money that was promised. */
@RestController
@RequestMapping("/v1/admin/orders/{id}/payment")
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class AdminPaymentController {

    private final TakePayment takePayment;
    private final OrderViews views;

    AdminPaymentController(TakePayment takePayment, OrderViews views) {
        this.takePayment = takePayment;
        this.views = views;
    }

    @PostMapping("/capture")
    @NeedsKey
    @Refuses({"CAPTURE_TOO_LARGE", "NOTHING_TO_CAPTURE", "PAYMENT_DECLINED", "PAYMENT_IN_PROGRESS"})
    @Operation(
            operationId = "capturePayment",
            summary = "Take what was authorized for an order",
            description =
                    "Without `amount` all that is due: its total less what was cancelled. What is not taken is given up. The "
                            + "first parcel of an order takes it by itself. 202: what became of it is not known yet. Needs an "
                            + "Idempotency-Key.")
    @ApiResponse(responseCode = "200", description = "Taken", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Not known yet", useReturnTypeSchema = true)
    ResponseEntity<OrderView> capture(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Capture body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        return request.answer(
                repeatable -> takePayment.capture(
                        OrderId.fromPath(id),
                        body == null ? null : body.amount(),
                        caller.requireUser(),
                        visitor,
                        repeatable),
                this::answer);
    }

    @PostMapping("/settlement")
    @NeedsKey
    @Refuses({"NOTHING_TO_SETTLE", "PAYMENT_DECLINED", "PAYMENT_IN_PROGRESS", "SETTLEMENT_DIFFERS"})
    @Operation(
            operationId = "settlePayment",
            summary = "Say that the money for an order has come",
            description =
                    "For bank transfers and cash. It is what is due and neither less nor more: 422 SETTLEMENT_DIFFERS says what "
                            + "that is. Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "200", description = "Paid", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Not known yet", useReturnTypeSchema = true)
    ResponseEntity<OrderView> settle(
            @PathVariable String id,
            @Valid @RequestBody Settled body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        return request.answer(
                repeatable -> takePayment.settle(
                        OrderId.fromPath(id),
                        body.reference().strip(),
                        body.amount(),
                        caller.requireUser(),
                        visitor,
                        repeatable),
                this::answer);
    }

    private ResponseEntity<OrderView> answer(Order order) {
        return ResponseEntity.status(order.isPromised() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(views.of(order));
    }

    /** @param amount at most what is due */
    @Schema(name = "PaymentCapture")
    record Capture(@Nullable Money amount) {}

    /**
     * @param reference what people call the money, such as the text of the transfer
     * @param amount what has come
     */
    @Schema(name = "PaymentSettlement")
    record Settled(
            @NotNull @NotBlank @Size(max = 200) String reference,
            @Nullable Money amount) {}
}
