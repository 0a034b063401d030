package io.merkato.search;

import io.merkato.kernel.ProductId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product on sale as lists show, filter and sort it. Prices are minor units of the shop's currency.
 *
 * @param image address of its first picture
 * @param categories those it is in, the main one first
 * @param terms its attributes and options, each as {@code name=value}
 * @param ratingSum stars of all its reviews together
 * @param units how many were bought
 */
public record ListedProduct(
        ProductId id,
        String slug,
        String title,
        @Nullable String brand,
        @Nullable String image,
        List<UUID> categories,
        long priceMin,
        long priceMax,
        boolean inStock,
        long ratingSum,
        int ratingCount,
        long units,
        List<String> terms) {}
