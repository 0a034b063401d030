package io.merkato.aftersales.refunds;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is given back of an order, and how it adds up: amount = what the items come to + shipping + other.
 *
 * @param other given without goods; below zero for what of these goods had been given back before
 * @param failure the gateway's word for why it failed, null when it did not
 * @param by who of the staff gave it; null when the buyer or the shop itself did, or who was erased
 * @param endedAt null until the gateway has decided
 */
public record Refund(
        RefundId id,
        OrderId orderId,
        Money amount,
        RefundStatus status,
        RefundCause cause,
        String reason,
        List<Item> items,
        Money shipping,
        Money other,
        @Nullable String failure,
        @Nullable UserId by,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /**
     * Units of one line.
     *
     * @param amount what was paid for them, with their shares of what was taken off the whole
     * @param tax what of that is tax
     */
    @Schema(name = "RefundItem")
    public record Item(OrderLineId orderItemId, int quantity, Money amount, Money tax) {}
}
