package io.merkato.inventory;

import static io.merkato.inventory.InventoryProblem.SKU_UNKNOWN;
import static io.merkato.inventory.InventoryProblem.VARIANT_MISMATCH;

import io.merkato.kernel.VariantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was counted of many variants, by the SKUs on their shelves. */
@Component
public class StockTake {

    private final LabelStore labels;
    private final Inventory inventory;

    StockTake(LabelStore labels, Inventory inventory) {
        this.labels = labels;
        this.inventory = inventory;
    }

    /** Which variants have these SKUs; one that nobody has is left out. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<String, VariantId> variantsOf(Collection<String> skus) {
        return labels.variantsOf(skus);
    }

    /**
     * Sets what a file says, all or nothing. No SKU is there twice.
     *
     * @param file the import that it comes from
     * @throws io.merkato.platform.problem.Problem SKU_UNKNOWN, VARIANT_MISMATCH, or STOCK_BELOW_RESERVED when open orders
     *     hold more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(List<Line> lines, UUID file) {
        Map<String, VariantId> variants =
                labels.variantsOf(lines.stream().map(Line::sku).toList());
        List<StockSetting> settings = new ArrayList<>();
        for (Line line : lines) {
            VariantId variant = variants.get(line.sku());
            if (variant == null) {
                throw SKU_UNKNOWN.because("No variant has the SKU " + line.sku() + ".");
            }
            // A SKU that was free again names another variant than it did when the table was written.
            if (line.variant() != null && !line.variant().equals(variant)) {
                throw VARIANT_MISMATCH.because(
                        "The SKU " + line.sku() + " is that of " + variant + " now, not of " + line.variant() + ".");
            }
            settings.add(new StockSetting(variant, line.onHand(), line.lowStockThreshold()));
        }
        inventory.count(settings, Cause.imported(file));
    }

    /**
     * What was counted of a variant; null leaves a value as it is.
     *
     * @param variant which one has the SKU, where the table says so
     * @param onHand units on the shelf, 0 or more
     * @param lowStockThreshold units, 0 or more
     */
    public record Line(
            String sku,
            @Nullable VariantId variant,
            @Nullable Integer onHand,
            @Nullable Integer lowStockThreshold) {}
}
