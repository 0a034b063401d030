package io.merkato.cart;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Money;
import io.merkato.platform.text.ApiName;
import io.merkato.platform.web.AbsoluteAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its owner reads it.
 *
 * @param id null until something was put in
 * @param itemCount units, all items together
 * @param subtotal what they cost, or the largest amount where it is more than that; nothing of the kind can be ordered
 * @param adjustments what a merge did not put in as it was chosen; empty everywhere else
 */
@Schema(name = "Cart")
record CartView(
        @Nullable UUID id,
        List<Item> items,
        int itemCount,
        Money subtotal,
        String currency,
        @Nullable Instant updatedAt,
        List<Adjustment> adjustments) {

    CartView adjusted(List<Adjustment> made) {
        return new CartView(id, items, itemCount, subtotal, currency, updatedAt, made);
    }

    /**
     * What a merge could not put in as it was chosen.
     *
     * @param requested units in both carts together
     * @param quantity units that are in this cart now
     */
    @Schema(name = "CartAdjustment")
    record Adjustment(UUID variantId, String sku, String title, int requested, int quantity, Reason reason) {}

    /** Why there is less than was chosen. */
    @Schema(name = "CartAdjustmentReason")
    enum Reason {
        INSUFFICIENT_STOCK,
        QUANTITY_LIMIT,
        CART_FULL;

        /** The reason as the API writes it. */
        @JsonValue
        public String text() {
            return ApiName.of(this);
        }
    }

    /**
     * @param available units that can be had now; 0 when it is no longer sold
     * @param priceChangedFrom what a unit cost when it was put in, if that has changed
     */
    @Schema(name = "CartItem")
    record Item(
            UUID id,
            UUID variantId,
            UUID productId,
            String sku,
            String title,

            @AbsoluteAddress @Nullable String image,

            int quantity,
            Money unitPrice,
            Money lineTotal,
            int available,
            @Nullable Money priceChangedFrom) {}
}
