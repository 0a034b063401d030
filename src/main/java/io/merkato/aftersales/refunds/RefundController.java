package io.merkato.aftersales.refunds;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.views.OrderedUnits;
import io.merkato.platform.idempotency.Idempotency;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How staff give money back. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class RefundController {

    private final RefundOrder refundOrder;
    private final Refunds refunds;
    private final Orders orders;
    private final SettleByHand settleByHand;
    private final Idempotency idempotency;

    RefundController(
            RefundOrder refundOrder,
            Refunds refunds,
            Orders orders,
            SettleByHand settleByHand,
            Idempotency idempotency) {
        this.settleByHand = settleByHand;
        this.idempotency = idempotency;
        this.refundOrder = refundOrder;
        this.refunds = refunds;
        this.orders = orders;
    }

    @PostMapping("/orders/{id}/refunds")
    @NeedsKey
    @Refuses({"NOT_REFUNDABLE", "NOT_RETURNABLE", "ORDER_NOT_PAID", "REFUND_TOO_LARGE"})
    @Operation(
            operationId = "refundOrder",
            summary = "Give money back",
            description =
                    "Either an `amount`, or what `items` and `shipping` come to, with their shares of discounts and tax. A "
                            + "refund is `pending` until the gateway says that it is done. Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "201", description = "Begun, and mostly done", useReturnTypeSchema = true)
    ResponseEntity<Refund> refund(
            @PathVariable String id,
            @Valid @RequestBody NewRefund body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        OrderId order = OrderId.fromPath(id);
        RefundOrder.Wanted wanted = body.wanted(orders.get(order));
        return request.answer(
                repeatable -> refundOrder.refund(order, wanted, caller.requireUser(), visitor, repeatable),
                refund -> ResponseEntity.created(URI.create("/v1/admin/refunds/" + refund.id()))
                        .body(refund));
    }

    @GetMapping("/orders/{id}/refunds")
    @Operation(
            operationId = "refundsOfOrder",
            summary = "The refunds of an order",
            description = "With what is left to be refunded.")
    RefundsOfOrder list(@PathVariable String id) {
        Order order = orders.get(OrderId.fromPath(id));
        return new RefundsOfOrder(refunds.of(order.id()), refundOrder.refundable(order));
    }

    @GetMapping("/refunds/{id}")
    @Operation(operationId = "refund", summary = "One refund", description = "With how it adds up.")
    Refund get(@PathVariable String id) {
        return refunds.get(RefundId.fromPath(id));
    }

    @PostMapping("/refunds/{id}/retry")
    @NeedsKey
    @Refuses({"NOT_REFUNDABLE", "REFUND_NOT_FAILED", "REFUND_TOO_LARGE"})
    @Operation(
            operationId = "retryRefund",
            summary = "Try a refund again that failed",
            description = "With what its items come to now. Needs an Idempotency-Key.")
    ResponseEntity<Refund> retry(@PathVariable String id, Caller caller, Visitor visitor, IdempotentRequest request) {
        return request.answer(
                repeatable -> refundOrder.retry(RefundId.fromPath(id), caller.requireUser(), visitor, repeatable),
                ResponseEntity::ok);
    }

    @PostMapping("/refunds/{id}/settlement")
    @NeedsKey
    @Refuses("REFUND_NOT_AWAITED")
    @Operation(
            operationId = "settleRefund",
            summary = "Say what became of a refund that is made by hand",
            description =
                    "Either the `reference` by which the money went back, or the `failure` that kept it from that; then it can "
                            + "be tried again. Needs an Idempotency-Key.")
    ResponseEntity<Refund> settle(
            @PathVariable String id,
            @Valid @RequestBody RefundSettlement body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        body.requireOne();
        return idempotency.once(
                request,
                () -> ResponseEntity.ok(settleByHand.settle(
                        RefundId.fromPath(id), body.reference(), body.failure(), caller.requireUser(), visitor)));
    }

    /** What became of a refund: one of the two. */
    record RefundSettlement(
            @Nullable @NotBlank @Size(max = 200) String reference,
            @Nullable @NotBlank @Size(max = 200) String failure) {

        void requireOne() {
            if ((reference == null) == (failure == null)) {
                throw VALIDATION_FAILED.because("Give either `reference` or `failure`.");
            }
        }
    }

    /**
     * What to give back.
     *
     * @param shipping whether all that is left of the shipping is given back
     * @param restock whether these items are on the shelf again
     */
    record NewRefund(
            @Schema(description = "More than zero, and then without `items` and `shipping`.") @Nullable Money amount,

            @Nullable @Size(min = 1, max = 500) List<@Valid @NotNull OrderedUnits> items,
            @Nullable Boolean shipping,
            @NotNull @NotBlank @Size(max = 1000) String reason,
            @Nullable Boolean restock) {

        RefundOrder.Wanted wanted(Order order) {
            Map<OrderLineId, Integer> units = items == null ? Map.of() : OrderedUnits.sum(items);
            boolean withShipping = Boolean.TRUE.equals(shipping);
            boolean withRestock = Boolean.TRUE.equals(restock);
            requireOneWay(units, withShipping, withRestock);
            return new RefundOrder.Wanted(
                    units,
                    withShipping ? ShippingBack.ALL : ShippingBack.NONE,
                    amount == null ? 0 : amountOf(order),
                    reason.strip(),
                    withRestock);
        }

        private void requireOneWay(Map<OrderLineId, Integer> units, boolean withShipping, boolean withRestock) {
            boolean byParts = !units.isEmpty() || withShipping;
            if (byParts == (amount != null)) {
                throw VALIDATION_FAILED.because("Give either `amount`, or `items` and `shipping`.");
            }
            if (withRestock && units.isEmpty()) {
                throw VALIDATION_FAILED.because("`restock` says something of `items`.");
            }
        }

        private long amountOf(Order order) {
            if (amount == null
                    || amount.amount() <= 0
                    || !amount.currency().equals(order.totals().total().currency())) {
                throw VALIDATION_FAILED.because("`amount` is more than zero, in the currency of the order.");
            }
            return amount.amount();
        }
    }

    /** @param refundable what is left of what was paid */
    record RefundsOfOrder(List<Refund> items, Money refundable) {}
}
