package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * How much of a variant there is.
 *
 * @param onHand units on the shelf, 0 or more
 * @param reserved of those, units that orders hold: they are not shipped yet
 * @param lowStockThreshold stock counts as low when so many units are available, or fewer; null: as many as in the shop's
 *     settings
 */
public record StockLevel(
        VariantId variantId,
        int onHand,
        int reserved,
        @Nullable Integer lowStockThreshold) {

    /** The level of a variant that never had stock. */
    public static StockLevel none(VariantId variantId) {
        return new StockLevel(variantId, 0, 0, null);
    }

    /** Units that can be bought now. */
    public int available() {
        return onHand - reserved;
    }
}
