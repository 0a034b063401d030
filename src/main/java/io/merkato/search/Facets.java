package io.merkato.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How what was found spreads. The counts of each facet leave its own filter aside, so that they tell what one more choice
 * would bring.
 *
 * @param categories those at the top, with what is below them
 * @param price null when nothing was found
 * @param attributes by name, those that most of what was found has
 * @param ratings from four stars down
 */
public record Facets(
        List<Value> brands,
        List<Category> categories,
        @Nullable Prices price,
        Map<String, List<Value>> attributes,
        List<Rating> ratings,
        List<Stock> inStock) {

    /** A value as its filter takes it, and how many products have it. */
    @Schema(name = "FacetValue")
    public record Value(String value, int count) {}

    /** A category and how many products are in it or below. */
    @Schema(name = "CategoryFacet")
    public record Category(String slug, String name, int count, List<Category> children) {}

    /** The least and the greatest price in minor units, and how many products lie between. */
    public record Prices(long min, long max, List<Bucket> buckets) {}

    /** Prices in minor units, from and to among them. */
    public record Bucket(long from, long to, int count) {}

    /** How many products have so many stars or more on average. */
    @Schema(name = "RatingFacet")
    public record Rating(int minRating, int count) {}

    /** How many products can be had, or are sold out. */
    @Schema(name = "StockFacet")
    public record Stock(boolean value, int count) {}
}
