package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import java.util.List;

/**
 * Who has to know of every change of what can be bought, in the transaction of the change. Each order that is placed waits
 * for it, so it looks before it asks the database.
 */
public interface LevelWatch {

    /** What has changed, each variant once. A level that was made is no change. */
    void moved(List<LevelMove> moves);

    /** Variants that are gone from the catalogue, or whose level is. */
    void gone(List<VariantId> variants);
}
