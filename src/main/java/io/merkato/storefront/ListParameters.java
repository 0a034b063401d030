package io.merkato.storefront;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.Text;
import io.merkato.search.ProductQuery;
import io.merkato.search.ProductSort;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of the list of products. Prices are minor units of the shop's currency. The constraints are for the
 * OpenAPI document; {@link ReadListParameters} keeps to them.
 */
record ListParameters(
        @Schema(description = "Words to find, as in a search box.") @Nullable @Size(max = MAX_TEXT) String q,

        @Schema(description = "The slug of a category; what is below it counts too.") @Nullable @Size(max = MAX_TEXT) String category,

        @Schema(description = "A brand, exactly; repeated, any of them will do.") @Nullable @Size(max = MAX_BRANDS) List<@Size(max = MAX_BRAND) String> brand,

        @Schema(description = "What the cheapest variant costs at least, in minor units of the shop's " + "currency.")
        @Nullable @Min(0) Long minPrice,

        @Schema(description = "What the cheapest variant costs at most, in minor units of the shop's " + "currency.")
        @Nullable @Min(0) Long maxPrice,

        @Schema(description = "true: only what can be had now. false: only what is sold out.") @Nullable Boolean inStock,

        @Schema(description = "What reviews say on average at least, 0 to 5.")
        @Nullable @DecimalMin(MIN_RATING) @DecimalMax(MAX_RATING) BigDecimal minRating,

        @Schema(
                description = "`relevance` with `q` and `newest` without are the default.",
                allowableValues = {"relevance", "newest", "price", "-price", "name", "rating", "popularity"})
        @Nullable String sort,

        @Schema(
                description = "true: how all that is found spreads over brands, categories, prices, attributes, ratings"
                        + " and stock, as `facets`. The counts of each leave its own filter aside.")
        @Nullable Boolean facets,

        @Schema(
                description =
                        "true: why each item ranks where it does, as `explanations`. For staff, with `q` and by relevance.")
        @Nullable Boolean explain,

        @Schema(description = "How many items, 1 to 100.", defaultValue = "20") @Nullable @Min(1) @Max(MAX_LIMIT) Integer limit,

        @Schema(description = "`nextCursor` of the page before, with the same filters and order.")
        @Nullable @Size(max = MAX_CURSOR) String cursor) {

    static final int MAX_TEXT = 200;
    static final int MAX_BRANDS = 50;
    static final int MAX_BRAND = 100;
    static final String MIN_RATING = "0";
    static final String MAX_RATING = "5";
    static final int MAX_LIMIT = 100;
    static final int MAX_CURSOR = 2000;

    ProductQuery toQuery(Map<String, List<String>> attributes) {
        return new ProductQuery(
                hasWords() ? q : null,
                category == null ? null : Text.trimmed(category),
                brand == null ? List.of() : brand.stream().map(Text::trimmed).toList(),
                minPrice,
                maxPrice,
                inStock,
                minRating,
                attributes,
                order(),
                facets != null && facets,
                explains(),
                limit == null ? 20 : limit,
                cursor);
    }

    boolean explains() {
        return explain != null && explain;
    }

    /** Blanks ask for nothing in particular; what else cannot be seen is a search for nothing that there is. */
    private boolean hasWords() {
        return q != null
                && !q.codePoints().allMatch(sign -> Character.isWhitespace(sign) || Character.isSpaceChar(sign));
    }

    private ProductSort order() {
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
}
