package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What to set of a variant's stock; null leaves a value as it is.
 *
 * @param onHand units on the shelf, 0 or more
 * @param lowStockThreshold units, 0 or more
 */
public record StockSetting(
        VariantId variantId,
        @Nullable Integer onHand,
        @Nullable Integer lowStockThreshold) {

    /** Sets nothing, and gives a variant without a level one. */
    static StockSetting none(VariantId variant) {
        return new StockSetting(variant, null, null);
    }
}
