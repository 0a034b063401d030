package io.merkato.catalog.rules;

import io.merkato.kernel.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it shall be.
 *
 * @param options option names and this variant's values, such as size and M; empty when there is only one variant
 * @param compareAtPrice a former or recommended price, shown struck through
 * @param taxClass which tax rate it falls under, such as reduced; null leaves it as it is, standard at first
 * @param onHand units on the shelf; null leaves stock as it is
 * @param lowStockThreshold units; null leaves it as it is
 */
public record VariantDraft(
        String sku,
        @Nullable String title,
        Map<String, String> options,
        Money price,
        @Nullable Money compareAtPrice,
        @Nullable String gtin,
        @Nullable String taxClass,
        @Nullable Integer onHand,
        @Nullable Integer lowStockThreshold) {}
