package io.merkato.search;

import io.merkato.kernel.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A product of a list as it stands in the index. Prices are minor units of the shop's currency.
 *
 * @param category the main one of its categories
 * @param ratingSum stars of all its reviews together
 */
public record FoundProduct(
        ProductId id,
        String slug,
        String title,
        @Nullable String brand,
        CategoryNames.@Nullable Named category,
        @Nullable String image,
        long priceMin,
        long priceMax,
        boolean inStock,
        long ratingSum,
        int ratingCount) {}
