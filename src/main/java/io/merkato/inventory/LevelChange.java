package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What to do to the level of a variant.
 *
 * @param onHand units to be on the shelf; null leaves them as they are
 * @param delta units to add to those on the shelf, or to take away
 * @param reserved units to add to those that orders hold, or to take away
 * @param lowStockThreshold null leaves it as it is
 * @param shopsThreshold whether it has no threshold of its own from now on
 * @param reason of its movement; null: that of all of them
 * @param note what somebody says of it
 */
record LevelChange(
        VariantId variantId,
        @Nullable Integer onHand,
        int delta,
        int reserved,
        @Nullable Integer lowStockThreshold,
        boolean shopsThreshold,
        @Nullable MovementReason reason,
        @Nullable String note) {

    static LevelChange set(StockSetting setting) {
        return new LevelChange(
                setting.variantId(), setting.onHand(), 0, 0, setting.lowStockThreshold(), false, null, null);
    }

    /** What somebody counted, or knows to have come or gone. */
    static LevelChange adjust(Adjustment adjustment) {
        return new LevelChange(
                adjustment.variantId(),
                adjustment.onHand(),
                adjustment.delta() == null ? 0 : adjustment.delta(),
                0,
                adjustment.lowStockThreshold(),
                false,
                adjustment.delta() == null ? MovementReason.COUNT : MovementReason.ADJUSTMENT,
                adjustment.note());
    }

    /** Whether there would then be more on the shelf than so many. */
    boolean exceeds(int most, StockLevel level) {
        return (long) (onHand == null ? level.onHand() : onHand) + delta > most;
    }

    /** It is low when others of the shop are. */
    static LevelChange shopsThreshold(VariantId variant) {
        return new LevelChange(variant, null, 0, 0, null, true, null, null);
    }

    /** Units that were held leave the shelf. */
    static LevelChange ship(VariantId variant, int units) {
        return new LevelChange(variant, null, -units, -units, null, false, null, null);
    }

    /** Units come on the shelf, or go from it. */
    static LevelChange add(VariantId variant, int units) {
        return new LevelChange(variant, null, units, 0, null, false, null, null);
    }

    /** Units that had left are on the shelf again, and held as before. */
    static LevelChange unship(VariantId variant, int units) {
        return new LevelChange(variant, null, units, units, null, false, null, null);
    }

    /** Units that were held can be bought again. */
    static LevelChange release(VariantId variant, int units) {
        return new LevelChange(variant, null, 0, -units, null, false, null, null);
    }
}
