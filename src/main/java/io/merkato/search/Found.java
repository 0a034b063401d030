package io.merkato.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param products those of the page, in their order
 * @param total how many there are on all pages
 * @param nextCursor where the next page begins, null at the end
 * @param facets how all that was found spreads, null when nobody asked
 * @param explanations of the products in their order, null when nobody asked or the order is another one than relevance
 */
public record Found(
        List<FoundProduct> products,
        int total,
        @Nullable String nextCursor,
        @Nullable Facets facets,
        @Nullable List<Explanation> explanations) {}
