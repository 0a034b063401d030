package io.merkato.catalog;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the product list. Prices are minor units of the shop's currency.
 *
 * @param q words to find, as in a search box
 * @param category slug; what is below it counts too
 * @param brand any of these
 * @param sort relevance, newest, price, -price, name, rating, popularity
 */
record ProductQuery(
        @Schema(description = "Words to find, as in a search box.") @Nullable @Size(max = 200) String q,

        @Schema(description = "The slug of a category; what is below it counts too.") @Nullable @Size(max = 200) String category,

        @Schema(description = "A brand, exactly; repeated, any of them will do.") @Nullable @Size(max = 50) List<@Size(max = 100) String> brand,

        @Schema(description = "What the cheapest variant costs at least, in minor units of the shop's " + "currency.")
        @Nullable @Min(0) Long minPrice,

        @Schema(description = "What the cheapest variant costs at most, in minor units of the shop's " + "currency.")
        @Nullable @Min(0) Long maxPrice,

        @Schema(description = "true: only what can be had now. false: only what is sold out.") @Nullable Boolean inStock,

        @Schema(description = "What reviews say on average at least, 0 to 5.")
        @Nullable @DecimalMin("0") @DecimalMax("5") BigDecimal minRating,

        @Schema(
                description = "`relevance` with `q` and `newest` without are the default.",
                allowableValues = {"relevance", "newest", "price", "-price", "name", "rating", "popularity"})
        @Nullable String sort,

        @Schema(description = "How many items, 1 to 100.", defaultValue = "20") @Nullable @Min(1) @Max(100) Integer limit,

        @Schema(description = "`nextCursor` of the page before, with the same filters and order.")
        @Nullable @Size(max = 2000) String cursor) {

    ProductQuery {
        category = trimmed(category);
        brand = brand == null ? null : brand.stream().map(Text::trimmed).toList();
    }

    int size() {
        return limit == null ? 20 : limit;
    }

    boolean hasWords() {
        return q != null && !Text.isBlank(q);
    }

    ProductSort order() {
        if (sort == null) {
            return hasWords() ? ProductSort.RELEVANCE : ProductSort.NEWEST;
        }
        ProductSort order = ProductSort.byName(sort);
        if (order == null) {
            throw INVALID_PARAMETER
                    .because("The list can be sorted by: " + ProductSort.names() + ".")
                    .at(List.of(new FieldError("?sort", "INVALID_VALUE", "is not a known order")));
        }
        // Without words every product is equally relevant; the newest come first then.
        return order == ProductSort.RELEVANCE && !hasWords() ? ProductSort.NEWEST : order;
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null ? null : Text.trimmed(text);
    }

    /** A text that is equal for equal queries, to which cursors belong. */
    String description(Map<String, List<String>> attributes) {
        return String.join(
                "\n",
                String.valueOf(q),
                String.valueOf(category),
                String.valueOf(brand),
                minPrice + ".." + maxPrice,
                String.valueOf(inStock),
                String.valueOf(minRating),
                order().name(),
                new TreeMap<>(attributes).toString());
    }
}
