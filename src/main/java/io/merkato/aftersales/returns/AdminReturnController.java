package io.merkato.aftersales.returns;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with returns. */
@RestController
@RequestMapping("/v1/admin/returns")
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class AdminReturnController {

    private final DecideReturn decide;
    private final ReceiveReturn receive;
    private final Returns returns;
    private final Idempotency idempotency;

    AdminReturnController(DecideReturn decide, ReceiveReturn receive, Returns returns, Idempotency idempotency) {
        this.decide = decide;
        this.receive = receive;
        this.returns = returns;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "returns",
            summary = "Returns, the newest first",
            description = "Those that wait for a decision are `requested`, those whose goods are awaited `approved`.")
    Page<Return> list(@ModelAttribute @Valid ReturnQuery query, @ModelAttribute @Valid PageRequest page) {
        return returns.list(query.status(), page);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readReturn", summary = "One return", description = "With what of it has come.")
    Return get(@PathVariable String id) {
        return returns.get(ReturnId.fromPath(id));
    }

    @PostMapping("/{id}/approval")
    @Refuses("RETURN_ENDED")
    @Operation(
            operationId = "approveReturn",
            summary = "Have the goods of a return sent",
            description = "The buyer gets a mail.")
    ResponseEntity<Return> approve(@PathVariable String id, Caller caller, Visitor visitor, IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(request, () -> ResponseEntity.ok(decide.approve(ReturnId.fromPath(id), by, visitor)));
    }

    @PostMapping("/{id}/rejection")
    @Refuses("RETURN_ENDED")
    @Operation(
            operationId = "rejectReturn",
            summary = "Reject a return, or what of it has not come",
            description =
                    "The buyer gets a mail with the reason. What has come before stays, and what was paid for it.")
    ResponseEntity<Return> reject(
            @PathVariable String id,
            @Valid @RequestBody Rejection body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(
                request,
                () -> ResponseEntity.ok(
                        decide.reject(ReturnId.fromPath(id), body.reason().strip(), by, visitor)));
    }

    @PostMapping("/{id}/receipt")
    @NeedsKey
    @Refuses({"NOT_RETURNABLE", "PAYMENT_IN_PROGRESS", "RETURN_ENDED"})
    @Operation(
            operationId = "receiveReturn",
            summary = "Goods of a return have come",
            description =
                    "Without `items` all that is awaited. They lie on the shelf again, unless `restock` is false: those are "
                            + "damaged. What was paid for them is given back. Needs an Idempotency-Key.")
    ResponseEntity<Return> receive(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Receipt body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        return request.answer(
                repeatable -> receive.receive(
                        ReturnId.fromPath(id),
                        body == null ? null : body.came(),
                        caller.requireUser(),
                        visitor,
                        repeatable),
                ResponseEntity::ok);
    }

    record ReturnQuery(
            @Schema(description = "Only returns of which this has become.") @Nullable ReturnStatus status) {}

    @Schema(name = "ReturnRejection")
    record Rejection(
            @Schema(description = "For the buyer to read.") @NotNull @NotBlank @Size(max = 1000) String reason) {}

    @Schema(name = "ReturnReceipt")
    record Receipt(
            @Schema(description = "Absent for all that is awaited.") @Nullable @Size(min = 1, max = 500) List<@Valid @NotNull Item> items) {

        /** Several entries of a line add up. Null for all that is awaited. */
        ReceiveReturn.@Nullable Came came() {
            if (items == null) {
                return null;
            }
            Map<OrderLineId, Integer> units = new HashMap<>();
            Map<OrderLineId, Integer> damaged = new HashMap<>();
            items.forEach(item -> {
                units.merge(item.orderItemId(), item.quantity(), Math::addExact);
                if (Boolean.FALSE.equals(item.restock())) {
                    damaged.merge(item.orderItemId(), item.quantity(), Math::addExact);
                }
            });
            return new ReceiveReturn.Came(units, damaged);
        }
    }

    @Schema(name = "ReceivedItem")
    record Item(
            @NotNull OrderLineId orderItemId,
            @Min(1) @Max(1_000_000) int quantity,

            @Schema(description = "Whether they can be sold again; true when absent.") @Nullable Boolean restock) {}
}
