package io.merkato.aftersales.withdrawals;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.views.OrderedUnits;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with withdrawals that did not settle by themselves. */
@RestController
@RequestMapping("/v1/admin/withdrawals")
@Tag(name = "Admin orders")
@OpenTo(Audience.STAFF)
class AdminWithdrawalController {

    private final DecideWithdrawal decide;
    private final Withdrawals withdrawals;
    private final Idempotency idempotency;

    AdminWithdrawalController(DecideWithdrawal decide, Withdrawals withdrawals, Idempotency idempotency) {
        this.decide = decide;
        this.withdrawals = withdrawals;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "withdrawals",
            summary = "Withdrawals, the newest first",
            description = "Those that wait for a decision are `undecided`, and `why` says what stood in their way.")
    Page<Withdrawal> list(@ModelAttribute @Valid WithdrawalQuery query, @ModelAttribute @Valid PageRequest page) {
        return withdrawals.list(query.status(), page);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "withdrawal", summary = "One withdrawal", description = "With what became of it.")
    Withdrawal get(@PathVariable String id) {
        return withdrawals.get(WithdrawalId.fromPath(id));
    }

    @PostMapping("/{id}/acceptance")
    @NeedsKey
    @Refuses({"NOT_WITHDRAWABLE", "ORDER_NOT_NAMED", "PAYMENT_IN_PROGRESS", "WITHDRAWAL_ENDED"})
    @Operation(
            operationId = "acceptWithdrawal",
            summary = "Carry a withdrawal out",
            description =
                    "Late or not: what has not left is cancelled and refunded, the rest is awaited. Say which order it is about "
                            + "where the shop does not know. The person gets a mail. Needs an Idempotency-Key.")
    ResponseEntity<Withdrawal> accept(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Acceptance body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        return request.answer(
                repeatable -> decide.accept(
                        WithdrawalId.fromPath(id),
                        body == null ? null : body.orderId(),
                        body == null ? null : OrderedUnits.sumOrAll(body.items()),
                        caller.requireUser(),
                        visitor,
                        repeatable),
                ResponseEntity::ok);
    }

    @PostMapping("/{id}/rejection")
    @Refuses("WITHDRAWAL_ENDED")
    @Operation(
            operationId = "rejectWithdrawal",
            summary = "Reject a withdrawal",
            description = "The person gets a mail with the reason.")
    ResponseEntity<Withdrawal> reject(
            @PathVariable String id,
            @Valid @RequestBody Rejection body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(
                request,
                () -> ResponseEntity.ok(
                        decide.reject(WithdrawalId.fromPath(id), body.reason().strip(), by, visitor)));
    }

    record WithdrawalQuery(
            @Schema(description = "Only withdrawals of which this has become.") @Nullable WithdrawalStatus status) {}

    @Schema(name = "WithdrawalAcceptance")
    record Acceptance(
            @Schema(description = "The order that it is about; absent when the shop knows.") @Nullable OrderId orderId,

            @Schema(description = "Absent for what was declared, as much of it as is left.")
            @Nullable @Size(min = 1, max = 500) List<@Valid @NotNull OrderedUnits> items) {}

    @Schema(name = "WithdrawalRejection")
    record Rejection(
            @Schema(description = "For the person to read.") @NotNull @NotBlank @Size(max = 1000) String reason) {}
}
