package io.merkato.payments;

import io.merkato.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order, with everything that was asked of its gateway.
 *
 * @param captured what was taken
 * @param refunded what was given back of it
 * @param disputed what of it the buyer's bank has taken back, and has not given again
 * @param declineCode the gateway's word for why it was declined, null when it was not
 */
@Schema(name = "AdminPayment")
public record OrderPayment(
        UUID id,
        String method,
        Money amount,
        Money captured,
        Money refunded,
        Money disputed,
        @Nullable String declineCode,
        Instant createdAt,
        List<Step> operations) {

    /**
     * One thing that was asked of a gateway.
     *
     * @param failure what the gateway said when it did not do it, null when it did
     * @param reference what people call money that was moved by hand, null when it was not
     * @param endedAt null until the gateway has decided
     */
    @Schema(name = "PaymentOperation")
    public record Step(
            UUID id,
            OperationKind kind,
            OperationStatus status,
            Money amount,
            @Nullable String failure,
            @Nullable String reference,
            Instant createdAt,
            @Nullable Instant endedAt) {}
}
