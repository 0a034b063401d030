package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does to the stock of a variant; null leaves a value as it is.
 *
 * @param delta units that come or, below zero, go; only without a count
 * @param onHand units on the shelf, as they were counted
 * @param lowStockThreshold units, 0 or more
 * @param note why, in one line
 */
public record Adjustment(
        VariantId variantId,
        @Nullable Integer delta,
        @Nullable Integer onHand,
        @Nullable Integer lowStockThreshold,
        @Nullable String note) {}
