package io.merkato.catalog;

import io.merkato.kernel.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a variant. What is null is left as it is.
 *
 * @param sku null when the file has none: the variant keeps its own, a new one gets the made one
 * @param madeSku what a new variant without a SKU gets, with an ending where it is taken
 * @param options option names and this variant's values
 * @param price needed by a new variant
 * @param compareAtPrice zero removes it
 * @param gtin empty removes it
 */
public record VariantChange(
        @Nullable String sku,
        String madeSku,
        @Nullable Map<String, String> options,
        @Nullable Money price,
        @Nullable Money compareAtPrice,
        @Nullable String gtin,
        @Nullable Integer onHand,
        @Nullable Integer lowStockThreshold) {}
