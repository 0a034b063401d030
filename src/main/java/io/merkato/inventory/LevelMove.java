package io.merkato.inventory;

import io.merkato.kernel.VariantId;

/**
 * How a level was changed by somebody who still has its row locked, so that the moves of a variant follow each other.
 *
 * @param before units that could be bought
 * @param after units that can be bought now
 * @param thresholdBefore from when it was low: so many units or fewer, by its own threshold or that of the shop
 */
public record LevelMove(VariantId variantId, int before, int after, int thresholdBefore, int thresholdAfter) {

    /** Both as one, when the next follows this. */
    LevelMove then(LevelMove next) {
        return new LevelMove(variantId, before, next.after, thresholdBefore, next.thresholdAfter);
    }

    /** Whether it can be bought now and could not before, or the other way round. */
    boolean opensOrCloses() {
        return (before == 0) != (after == 0);
    }
}
