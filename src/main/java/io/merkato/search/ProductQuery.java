package io.merkato.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the products on sale. All of it must hold; of several brands, or values of one attribute, any will do.
 *
 * @param words to find, as in a search box; null when there are none
 * @param category a slug; what is below it counts too
 * @param brands any brand when empty
 * @param minPrice what the cheapest variant costs at least, in minor units of the shop's currency
 * @param maxPrice what it costs at most
 * @param inStock true for what can be had now, false for what is sold out
 * @param minRating what reviews say on average at least
 * @param attributes names of attributes and options, and the values that will do
 * @param facets whether it is wanted how the products spread over brands, categories, prices and attributes
 * @param explain whether it is wanted why each product ranks where it does
 * @param limit how many products a page has
 * @param cursor what the page before said, null for the first one
 */
public record ProductQuery(
        @Nullable String words,
        @Nullable String category,
        List<String> brands,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Boolean inStock,
        @Nullable BigDecimal minRating,
        Map<String, List<String>> attributes,
        ProductSort sort,
        boolean facets,
        boolean explain,
        int limit,
        @Nullable String cursor) {

    /** Whether anything but words is asked for. */
    public boolean isFiltered() {
        return category != null
                || !brands.isEmpty()
                || minPrice != null
                || maxPrice != null
                || inStock != null
                || minRating != null
                || !attributes.isEmpty();
    }

    /** A text that is equal for equal queries, to which cursors belong. */
    public String description() {
        return String.join(
                "\n",
                String.valueOf(words),
                String.valueOf(category),
                brands.toString(),
                minPrice + ".." + maxPrice,
                String.valueOf(inStock),
                String.valueOf(minRating),
                sort.name(),
                new TreeMap<>(attributes).toString());
    }
}
