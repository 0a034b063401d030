package io.merkato.aftersales.returns;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.views.OrderedUnits;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.text.NotBlank;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How buyers send something back. */
@RestController
@RequestMapping("/v1/orders/{id}/returns")
@Tag(name = "Orders")
@OpenTo(Audience.BUYERS)
class ReturnController {

    private final RequestReturn requestReturn;
    private final ReturnPolicy policy;
    private final Returns returns;
    private final Orders orders;
    private final Idempotency idempotency;

    ReturnController(
            RequestReturn requestReturn, ReturnPolicy policy, Returns returns, Orders orders, Idempotency idempotency) {
        this.requestReturn = requestReturn;
        this.policy = policy;
        this.returns = returns;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    @PostMapping
    @NeedsKey
    @Refuses("NOT_RETURNABLE")
    @Operation(
            operationId = "requestReturn",
            summary = "Ask to send something back",
            description =
                    "Of what has left and did not come too long ago. Send it when the return is `approved`; the money is "
                            + "given back when it has come. Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "201", description = "Asked for", useReturnTypeSchema = true)
    ResponseEntity<Return> request(
            @PathVariable String id,
            OrderViewer viewer,
            @Valid @RequestBody NewReturn body,
            IdempotentRequest request) {
        OrderId order = find(id, viewer).id();
        return idempotency.once(request, () -> ResponseEntity.created(URI.create("/v1/orders/" + order + "/returns"))
                .body(requestReturn.request(
                        order,
                        viewer,
                        OrderedUnits.sum(body.items()),
                        body.reason().strip())));
    }

    @GetMapping
    @Operation(
            operationId = "returnsOfOrder",
            summary = "The returns of your order",
            description = "With what of it can still be sent back.")
    ReturnsOfOrder list(@PathVariable String id, OrderViewer viewer) {
        Order order = find(id, viewer);
        Map<OrderLineId, Integer> returnable = policy.returnable(order);
        return new ReturnsOfOrder(
                returns.of(order.id()),
                order.lines().stream()
                        .filter(line -> returnable.containsKey(line.id()))
                        .map(line -> new OrderedUnits(line.id(), returnable.getOrDefault(line.id(), 0)))
                        .toList());
    }

    private Order find(String id, OrderViewer viewer) {
        return orders.find(OrderId.fromPath(id), viewer)
                .orElseThrow(() -> NOT_FOUND.because("There is no such order of yours."));
    }

    record NewReturn(
            @NotNull @Size(min = 1, max = 500) List<@Valid @NotNull OrderedUnits> items,
            @NotNull @NotBlank @Size(max = 1000) String reason) {}

    /** @param returnable what can still be announced */
    record ReturnsOfOrder(List<Return> items, List<OrderedUnits> returnable) {}
}
