package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.withdrawals.DeclareWithdrawal.Draft;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How consumers withdraw: whoever they are, without signing in. */
@RestController
@RequestMapping("/v1/withdrawals")
@Tag(name = "Withdrawals")
@OpenTo(Audience.UNRECOGNIZED)
class WithdrawalController {

    private final DeclareWithdrawal declare;
    private final Idempotency idempotency;

    WithdrawalController(DeclareWithdrawal declare, Idempotency idempotency) {
        this.declare = declare;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(
            operationId = "declareWithdrawal",
            summary = "Write down that you withdraw from a contract",
            description =
                    "Of all of an order, or of some `items`. The answer is the same for every number and address. Show the "
                            + "`statement`, and confirm it with the `confirmToken` within a day: until then it counts for nothing.")
    @ApiResponse(responseCode = "201", description = "Written down", useReturnTypeSchema = true)
    ResponseEntity<WithdrawalDraft> declare(
            @Valid @RequestBody NewWithdrawal body, Visitor visitor, IdempotentRequest request) {
        declare.admit(visitor);
        return idempotency.once(request, () -> {
            Draft draft = declare.draft(body.name(), body.orderNumber(), body.items(), body.email());
            return ResponseEntity.created(URI.create("/v1/withdrawals/" + draft.id()))
                    .body(new WithdrawalDraft(
                            draft.id(),
                            WithdrawalStatus.DRAFT,
                            draft.statement(),
                            draft.token().text()));
        });
    }

    @PostMapping("/{id}/confirmation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "confirmWithdrawal",
            summary = "Withdraw for good",
            description =
                    "A mail with the statement, its date and time goes to the address at once. What follows is told by mail too: "
                            + "goods that have not left are cancelled and refunded, the others are awaited. Confirming once more changes nothing.")
    ReceivedWithdrawal confirm(@PathVariable String id, @Valid @RequestBody Confirmation body, Visitor visitor) {
        declare.admit(visitor);
        Withdrawal received = declare.confirm(WithdrawalId.fromPath(id), body.confirmToken());
        return new ReceivedWithdrawal(
                received.id(), WithdrawalStatus.RECEIVED, Objects.requireNonNull(received.receivedAt()));
    }

    record NewWithdrawal(
            @Schema(description = "As it stands in the mail, in any case of letters and with or without blanks.")
            @NotNull @NotBlank @SingleLine
            @Size(max = 40) String orderNumber,

            @Schema(
                    description = "Where the confirmation goes; that of the order, if it is to settle by itself.",
                    maxLength = 254)
            @NotNull @EmailAddress(lookedUp = true)
            @Trimmed
            String email,

            @NotNull @NotBlank @SingleLine @Size(max = 200) @Trimmed
            String name,

            @Schema(description = "Absent for all of the order.") @Nullable @Size(min = 1, max = 500) List<Withdrawal.@Valid @NotNull Item> items) {}

    /** @param confirmToken confirms it, within a day */
    record WithdrawalDraft(WithdrawalId id, WithdrawalStatus status, String statement, String confirmToken) {}

    @Schema(name = "WithdrawalConfirmation")
    record Confirmation(@NotNull OpaqueToken confirmToken) {}

    /** @param receivedAt when it was confirmed the first time */
    record ReceivedWithdrawal(WithdrawalId id, WithdrawalStatus status, Instant receivedAt) {}
}
