package io.merkato.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.merkato.platform.money.Money;
import io.merkato.platform.web.AbsoluteAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its owner reads it.
 *
 * @param id null until something was put in
 * @param itemCount units, all items together
 */
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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            UUID variantId,
            UUID productId,
            String sku,
            String title,

            @JsonInclude(JsonInclude.Include.ALWAYS) @AbsoluteAddress @Nullable String image,

            int quantity,
            Money unitPrice,
            Money lineTotal,
            int available,
            @Nullable Money priceChangedFrom) {}
}
