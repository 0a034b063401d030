package io.merkato.inventory.alerts;

import io.merkato.inventory.InventorySettings;
import io.merkato.inventory.LevelMove;
import io.merkato.inventory.LevelWatch;
import io.merkato.kernel.Ids;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises an alert when a level falls to its threshold or to nothing, and clears it when it rises above. The level is locked
 * meanwhile, so that each crossing is seen once, and by whoever caused it. What crosses nothing costs no statement.
 */
@Component
class RaiseAlerts implements LevelWatch, SmartInitializingSingleton {

    private final AlertStore store;
    private final Outbox outbox;
    private final int shopsThreshold;
    private final TransactionTemplate transaction;

    RaiseAlerts(AlertStore store, Outbox outbox, InventorySettings settings, TransactionTemplate transaction) {
        this.store = store;
        this.outbox = outbox;
        this.shopsThreshold = settings.lowStockThreshold();
        this.transaction = transaction;
    }

    @Override
    public void moved(List<LevelMove> moves) {
        List<StockLow> fallen = new ArrayList<>();
        List<AlertStore.Risen> risen = new ArrayList<>();
        for (LevelMove move : moves) {
            int before = move.thresholdBefore();
            int after = move.thresholdAfter();
            add(move, AlertKind.LOW, isLow(move.before(), before), isLow(move.after(), after), after, fallen, risen);
            add(move, AlertKind.SOLD_OUT, move.before() == 0, move.after() == 0, 0, fallen, risen);
        }
        if (!risen.isEmpty()) {
            store.clear(risen);
        }
        if (!fallen.isEmpty()) {
            store.raise(fallen).forEach(outbox::publish);
        }
    }

    @Override
    public void gone(List<VariantId> variants) {
        if (!variants.isEmpty()) {
            store.clearAll(variants);
        }
    }

    /**
     * The operator may have changed the shop's threshold, which is a crossing for all variants that have none of their own.
     * Nodes that run already go by it from then on. It is noted while nobody changes a level, so that each crossing is seen
     * by the threshold before or by the one after.
     */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            Integer before = store.shopsThreshold();
            if (before == null || before != shopsThreshold) {
                store.keepLevels();
                store.setShopsThreshold(shopsThreshold);
            }
            if (before != null && before != shopsThreshold) {
                moved(store.crossedBy(before, shopsThreshold));
            }
        });
    }

    private static void add(
            LevelMove move,
            AlertKind kind,
            boolean before,
            boolean after,
            int threshold,
            List<StockLow> fallen,
            List<AlertStore.Risen> risen) {
        if (!before && after) {
            fallen.add(new StockLow(Ids.next(), move.variantId(), kind, move.after(), threshold));
        } else if (before && !after) {
            risen.add(new AlertStore.Risen(move.variantId(), kind));
        }
    }

    /** A threshold of 0 asks for no alert but the one that it is sold out. */
    private static boolean isLow(int available, int threshold) {
        return threshold > 0 && available <= threshold;
    }
}
