package io.merkato.inventory.shelf;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.inventory.Adjustment;
import io.merkato.inventory.Cause;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockTake;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.web.Precondition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts and adjusts the stock, of one variant or of many. Rows are locked first, so that what was checked stays so. */
@Component
class ChangeStock {

    private final ShelfStore store;
    private final StockTake stockTake;
    private final Inventory inventory;

    ChangeStock(ShelfStore store, StockTake stockTake, Inventory inventory) {
        this.store = store;
        this.stockTake = stockTake;
        this.inventory = inventory;
    }

    /**
     * Sets what was counted, and from when it is low; null leaves a value as it is.
     *
     * @throws Problem PRECONDITION_FAILED when somebody else has changed either
     */
    @Transactional
    StockRow count(
            VariantId variant,
            @Nullable Integer onHand,
            @Nullable Integer lowStockThreshold,
            Cause cause,
            Precondition precondition) {
        lock(variant, precondition);
        if (onHand != null || lowStockThreshold != null) {
            inventory.adjust(List.of(new Adjustment(variant, null, onHand, lowStockThreshold, null)), cause);
        }
        return find(variant);
    }

    /**
     * It has no threshold of its own any more.
     *
     * @throws Problem PRECONDITION_FAILED when somebody else has changed it, or counted
     */
    @Transactional
    void useShopsThreshold(VariantId variant, Cause cause, Precondition precondition) {
        lock(variant, precondition);
        inventory.useShopsThreshold(variant, cause);
    }

    /** Adds units to those of one variant, or takes them away. */
    @Transactional(propagation = Propagation.MANDATORY)
    StockRow adjust(VariantId variant, int delta, String note, Cause cause) {
        requireChange(delta, "/delta");
        if (!store.lock(List.of(variant)).containsKey(variant)) {
            throw notFound();
        }
        inventory.adjust(List.of(new Adjustment(variant, delta, null, null, note)), cause);
        return find(variant);
    }

    /** All of them or none. Gives the rows in the order of the changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<StockRow> adjust(List<Wanted> changes, Cause cause) {
        requireComplete(changes);
        List<Adjustment> adjustments = known(changes);
        inventory.adjust(adjustments, cause);
        Map<VariantId, StockRow> rows =
                store.lock(adjustments.stream().map(Adjustment::variantId).toList());
        return adjustments.stream()
                .map(adjustment -> Objects.requireNonNull(rows.get(adjustment.variantId())))
                .toList();
    }

    StockRow find(VariantId variant) {
        return store.find(List.of(variant)).stream().findFirst().orElseThrow(ChangeStock::notFound);
    }

    static Problem notFound() {
        return NOT_FOUND.because("There is no such variant.");
    }

    private void lock(VariantId variant, Precondition precondition) {
        StockRow row = store.lock(List.of(variant)).get(variant);
        if (row == null) {
            throw notFound();
        }
        precondition.require(() -> row);
    }

    private List<Adjustment> known(List<Wanted> changes) {
        Map<String, VariantId> bySku = stockTake.variantsOf(
                changes.stream().map(Wanted::sku).filter(Objects::nonNull).toList());
        List<@Nullable VariantId> variants = new ArrayList<>();
        changes.forEach(change -> variants.add(change.variant(bySku)));
        Set<VariantId> locked =
                store.lock(variants.stream().filter(Objects::nonNull).toList()).keySet();
        List<FieldError> errors = new ArrayList<>();
        List<Adjustment> adjustments = new ArrayList<>();
        Set<VariantId> named = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            Wanted change = changes.get(i);
            VariantId variant = variants.get(i);
            String at = "/items/" + i + (change.sku() == null ? "/variantId" : "/sku");
            if (variant == null || !locked.contains(variant)) {
                errors.add(new FieldError(at, "UNKNOWN_VARIANT", "names no variant"));
            } else if (!named.add(variant)) {
                errors.add(new FieldError(at, "REPEATED", "names a variant that an item before names"));
            } else {
                adjustments.add(new Adjustment(variant, change.delta(), change.onHand(), null, change.reason()));
            }
        }
        refuse(errors);
        return adjustments;
    }

    private static void requireComplete(Collection<Wanted> changes) {
        List<FieldError> errors = new ArrayList<>();
        int i = 0;
        for (Wanted change : changes) {
            String at = "/items/" + i++;
            if ((change.variantId() == null) == (change.sku() == null)) {
                errors.add(new FieldError(at, "ONE_OF", "has either a variantId or a sku"));
            }
            if ((change.delta() == null) == (change.onHand() == null)) {
                errors.add(new FieldError(at, "ONE_OF", "has either a delta or an onHand"));
            }
            if (Objects.equals(change.delta(), 0)) {
                errors.add(changesNothing(at + "/delta"));
            }
        }
        refuse(errors);
    }

    private static void requireChange(int delta, String at) {
        if (delta == 0) {
            refuse(List.of(changesNothing(at)));
        }
    }

    private static FieldError changesNothing(String at) {
        return new FieldError(at, "OUT_OF_RANGE", "must not be 0");
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to change. Nothing was changed.")
                    .at(errors);
        }
    }

    /**
     * One change of many, by whichever name the variant goes.
     *
     * @param delta units to add; only without a count
     */
    record Wanted(
            @Nullable UUID variantId,
            @Nullable String sku,
            @Nullable Integer delta,
            @Nullable Integer onHand,
            String reason) {

        private @Nullable VariantId variant(Map<String, VariantId> bySku) {
            return variantId == null ? bySku.get(sku) : new VariantId(variantId);
        }
    }
}
