package io.merkato.inventory;

import io.merkato.kernel.VariantId;

/**
 * How much of a variant there is.
 *
 * @param onHand units on the shelf, 0 or more
 * @param reserved of those, units that orders hold: they are not shipped yet
 * @param lowStockThreshold stock counts as low when fewer units than this are available
 */
public record StockLevel(VariantId variantId, int onHand, int reserved, int lowStockThreshold) {

    /** The level of a variant that never had stock. */
    public static StockLevel none(VariantId variantId) {
        return new StockLevel(variantId, 0, 0, 0);
    }

    /** Units that can be bought now. */
    public int available() {
        return onHand - reserved;
    }
}
