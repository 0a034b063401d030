package io.merkato.cart;

import io.merkato.platform.money.Money;
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
 */
@Schema(name = "Cart")
record CartView(
        @Nullable UUID id,
        List<Item> items,
        int itemCount,
        Money subtotal,
        String currency,
        @Nullable Instant updatedAt) {

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
