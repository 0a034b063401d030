package io.merkato.aftersales.withdrawals;

import io.merkato.kernel.OrderId;
import io.merkato.platform.text.SingleLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody declared. Their words are as they were typed, and empty when they were erased.
 *
 * @param orderId the order that it is of; null as long as nobody knows
 * @param items null for all of the order
 * @param why why it did not settle by itself, null when it did
 * @param rejection what staff said, null unless they rejected it
 * @param receivedAt when it was confirmed, null before
 */
public record Withdrawal(
        WithdrawalId id,
        WithdrawalStatus status,
        @Nullable OrderId orderId,
        String orderNumber,
        String email,
        String name,
        @Nullable List<Item> items,
        String statement,
        @Nullable Why why,
        @Nullable String rejection,
        Instant createdAt,
        @Nullable Instant receivedAt) {

    /** Units of one SKU. */
    @Schema(name = "WithdrawalItem")
    public record Item(
            @NotNull @SingleLine @Size(min = 1, max = 64) String sku,
            @Min(1) @Max(1_000_000) int quantity) {}
}
