package io.merkato.checkout;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.views.OrderView;
import io.merkato.orders.views.OrderViews;
import io.merkato.platform.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
@OpenTo(Audience.BUYERS)
class PaymentConfirmationController {

    private final ConfirmPayment confirmPayment;
    private final Orders orders;
    private final OrderViews views;

    PaymentConfirmationController(ConfirmPayment confirmPayment, Orders orders, OrderViews views) {
        this.confirmPayment = confirmPayment;
        this.orders = orders;
        this.views = views;
    }

    @PostMapping("/v1/orders/{id}/payment/confirmation")
    @Refuses("PAYMENT_DECLINED")
    @Operation(
            operationId = "confirmPayment",
            summary = "Say that you have done what the payment waited for",
            description =
                    "Asks the payment method what has become of it. 200: paid, or promised. 202: still open; `payment` says whether it waits "
                            + "for you. 402 PAYMENT_DECLINED: the order has ended and the cart is as it was. It may be sent as often as you like.")
    @ApiResponse(responseCode = "200", description = "It stands", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The payment is still open", useReturnTypeSchema = true)
    ResponseEntity<OrderView> confirm(@PathVariable String id, OrderViewer viewer) {
        OrderId order = orders.find(OrderId.fromPath(id), viewer)
                .orElseThrow(() -> NOT_FOUND.because("There is no such order of yours."))
                .id();
        return answer(confirmPayment.confirm(order));
    }

    private ResponseEntity<OrderView> answer(Order order) {
        boolean open = order.state().paymentStatus() == PaymentStatus.PENDING && !order.isPromised();
        return ResponseEntity.status(open ? HttpStatus.ACCEPTED : HttpStatus.OK).body(views.whole(order));
    }
}
