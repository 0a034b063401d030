package io.merkato.checkout;

import io.merkato.cart.Carts;
import io.merkato.kernel.Address;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.orders.Explanation;
import io.merkato.orders.Order;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.views.OrderView;
import io.merkato.orders.views.OrderViews;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.text.NotBlank;
import io.merkato.pricing.Quote;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
@OpenTo(Audience.BUYERS)
class CheckoutController {

    private final PlaceOrder placeOrder;
    private final QuoteCart quotes;
    private final Carts carts;
    private final OrderViews views;

    CheckoutController(PlaceOrder placeOrder, QuoteCart quotes, Carts carts, OrderViews views) {
        this.placeOrder = placeOrder;
        this.quotes = quotes;
        this.carts = carts;
        this.views = views;
    }

    @PostMapping("/v1/checkout/quote")
    @Refuses({"CART_EMPTY", "ITEM_UNAVAILABLE", "SHIPPING_METHOD_UNAVAILABLE", "TOTAL_TOO_LARGE"})
    @Operation(
            summary = "What your cart would cost; changes nothing",
            description = "Without an address there is no tax yet, without a shipping method no shipping.")
    ExplainedQuote quote(Buyer buyer, @Valid @RequestBody QuoteRequest body) {
        Address address = body.shippingAddress();
        return ExplainedQuote.of(
                quotes.quote(carts.contents(buyer), address == null ? null : address.country(), body.shippingMethod()));
    }

    @PostMapping("/v1/orders")
    @NeedsKey
    @Refuses({
        "PAYMENT_DECLINED",
        "CHECKOUT_IN_PROGRESS",
        "INSUFFICIENT_STOCK",
        "TOTAL_CHANGED",
        "TOO_MANY_UNPAID",
        "CART_EMPTY",
        "EMAIL_REQUIRED",
        "ITEM_UNAVAILABLE",
        "PAYMENT_METHOD_UNAVAILABLE",
        "SHIPPING_METHOD_UNAVAILABLE",
        "TOTAL_TOO_LARGE"
    })
    @Operation(
            summary = "Order your cart",
            description =
                    "201: paid, or to be paid later by a method that lets it. 202: the payment's outcome is still open and will be "
                            + "settled by itself, or, where `payment` says `actionRequired`, once you have done what it asks for. "
                            + "402 PAYMENT_DECLINED: the cart is as it was. Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "201", description = "It stands", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The payment is still open", useReturnTypeSchema = true)
    ResponseEntity<OrderView> place(Buyer buyer, @Valid @RequestBody OrderRequest body, IdempotentRequest request) {
        Checkout checkout = new Checkout(
                buyer,
                body.email(),
                body.shippingAddress(),
                body.billingAddress(),
                body.shippingMethod(),
                body.payment().method(),
                body.payment().token(),
                body.expectedTotal());
        return request.answer(repeatable -> placeOrder.place(checkout, repeatable), this::answer);
    }

    /** Depends on the payment alone, also when the order has gone on since. */
    private ResponseEntity<OrderView> answer(Order.Told told) {
        Order order = told.order();
        boolean open = order.state().paymentStatus() == PaymentStatus.PENDING && !order.isPromised();
        HttpStatus status = open ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .location(URI.create("/v1/orders/" + order.id()))
                .body(views.toPay(told));
    }

    /** What a cart costs, and how that comes about. */
    @Schema(name = "Quote")
    record ExplainedQuote(
            List<Quote.Line> lines,
            @Nullable String shippingMethod,
            Money subtotal,
            Money shipping,
            Money tax,
            boolean taxIncluded,
            Money total,
            Explanation explanation) {

        static ExplainedQuote of(QuotedCart cart) {
            Quote quote = cart.quote();
            return new ExplainedQuote(
                    quote.lines(),
                    quote.shippingMethod(),
                    quote.subtotal(),
                    quote.shipping(),
                    quote.tax(),
                    quote.taxIncluded(),
                    quote.total(),
                    cart.explanation());
        }
    }

    record QuoteRequest(
            @Nullable @Valid Address shippingAddress,
            @Nullable @Size(max = 40) String shippingMethod) {}

    /** @param email for guests; a customer's own address is taken when absent */
    record OrderRequest(
            @NotNull @Valid Address shippingAddress,
            @Nullable @Valid Address billingAddress,
            @NotNull @NotBlank @Size(max = 40) String shippingMethod,
            @Nullable @EmailAddress @Trimmed String email,
            @NotNull @Valid PaymentRequest payment,
            @Nullable Money expectedTotal) {}

    /** @param token what the payment method gave in place of a card */
    record PaymentRequest(
            @NotNull @NotBlank @Size(max = 40) String method,
            @Nullable @Size(max = 255) String token) {}
}
