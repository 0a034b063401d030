package io.merkato.inventory;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.VariantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes into the audit trail what people did to the stock: what was on the shelf and is now, and from when it is low. A
 * request is one event, however many variants it names, so that a count of the whole shop does not bury what else happened;
 * the event has as many of them as fit, and the reference under which the movements have the others.
 */
@Component
class StockTrail {

    private final AuditTrail audit;
    private final LabelStore labels;

    StockTrail(AuditTrail audit, LabelStore labels) {
        this.audit = audit;
        this.labels = labels;
    }

    /** Does nothing when nobody did it in person: an import is told of when it is sent. */
    void record(List<LevelChange> changes, List<InventoryStore.Changed> changed, Cause cause) {
        if (cause.by() == null) {
            return;
        }
        Map<VariantId, InventoryStore.Changed> byVariant = new HashMap<>();
        changed.forEach(one -> byVariant.put(one.move().variantId(), one));
        Map<VariantId, String> skus = labels.skusOf(byVariant.keySet());
        List<String> units = new ArrayList<>();
        List<String> thresholds = new ArrayList<>();
        for (LevelChange change : changes) {
            VariantId variant = change.variantId();
            InventoryStore.Changed one = byVariant.get(variant);
            String sku = skus.getOrDefault(variant, variant.toString());
            if (one != null && one.onHandBefore() != one.onHandAfter()) {
                units.add("%s from %s to %s units%s"
                        .formatted(sku, one.onHandBefore(), one.onHandAfter(), inBrackets(change.note())));
            }
            if (one != null && one.movesThreshold()) {
                thresholds.add("%s from %s to %s units%s"
                        .formatted(
                                sku,
                                one.move().thresholdBefore(),
                                one.move().thresholdAfter(),
                                inBrackets(change.shopsThreshold() ? "as the shop" : null)));
            }
        }
        record(SecurityEvent.STOCK_CHANGED, units, cause);
        record(SecurityEvent.STOCK_THRESHOLD_CHANGED, thresholds, cause);
    }

    private void record(SecurityEvent event, List<String> lines, Cause cause) {
        if (!lines.isEmpty()) {
            String all = lines.size() == 1 ? "" : lines.size() + " variants" + reference(cause) + ": ";
            audit.record(event, null, cause.by(), cause.visitor(), all + String.join("; ", lines));
        }
    }

    private static String reference(Cause cause) {
        return cause.reference() == null ? "" : ", reference " + cause.reference();
    }

    private static String inBrackets(@Nullable String text) {
        return text == null ? "" : " (" + text + ")";
    }
}
