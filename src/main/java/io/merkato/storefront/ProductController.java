package io.merkato.storefront;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.answers.Remembered;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.caching.PublicCache;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.Text;
import io.merkato.platform.web.OpenNames;
import io.merkato.platform.web.OpenParameters;
import io.merkato.search.ProductQuery;
import io.merkato.search.ProductSort;
import io.merkato.search.index.ProductSearch;
import io.merkato.search.insights.Insights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What visitors see of products. */
@RestController
@Tag(name = "Catalogue")
@OpenTo(Audience.EVERYBODY)
class ProductController {

    private static final String ATTRIBUTE_PREFIX = "attr.";
    private static final int MAX_ATTRIBUTE_VALUES = 50;

    private final ProductLists lists;
    private final ProductPages pages;
    private final Insights insights;

    ProductController(ProductLists lists, ProductPages pages, Insights insights) {
        this.lists = lists;
        this.pages = pages;
        this.insights = insights;
    }

    @GetMapping("/v1/products")
    @Remembered
    @OpenParameters(prefix = ATTRIBUTE_PREFIX)
    @Operation(
            summary = "Browse products",
            description =
                    "Only what is on sale. Filters of different names must all hold; of one name that is repeated,"
                            + " any of the values will do. Values of attributes that are numbers are also found by `from..to`.")
    ResponseEntity<ProductLists.ProductList> list(
            @ModelAttribute @Valid ListParameters query,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Shown shown) {
        ProductQuery asked = query.toQuery(attributes(parameters));
        ProductSearch.eachTopic(asked.sort(), shown::of);
        ProductLists.ProductList found = lists.list(asked);
        String words = asked.words();
        if (words != null && asked.cursor() == null) {
            shown.eachTime(() -> insights.searched(words, found.total()));
        }
        return ResponseEntity.ok().cacheControl(PublicCache.CONTROL).body(found);
    }

    @GetMapping("/v1/products/{idOrSlug}")
    @Remembered
    @Operation(
            summary = "One product, by id or slug",
            description = "Only products that are on sale are found. `available` of each variant "
                    + "is exact at the time of the answer.")
    ResponseEntity<ProductPages.ProductPage> detail(@PathVariable String idOrSlug, Shown shown) {
        ProductPages.ProductPage page = pages.page(idOrSlug);
        page.tell(shown);
        return ResponseEntity.ok().cacheControl(PublicCache.CONTROL).body(page);
    }

    /** Names are those of one attribute whatever their case, as in the products. */
    private static Map<String, List<String>> attributes(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.forEach((name, values) -> {
            String attribute = OpenNames.rest(ATTRIBUTE_PREFIX, name);
            if (attribute != null) {
                attributes
                        .computeIfAbsent(Terms.name(attribute), first -> new ArrayList<>())
                        .addAll(values.stream().map(Text::trimmed).toList());
            }
        });
        // Each of them is a condition of its own in the query.
        if (attributes.values().stream().mapToInt(List::size).sum() > MAX_ATTRIBUTE_VALUES) {
            throw INVALID_PARAMETER.because(
                    "A list is filtered by at most " + MAX_ATTRIBUTE_VALUES + " values of attributes.");
        }
        return attributes;
    }

    /** What can be asked of the list. Prices are minor units of the shop's currency. */
    record ListParameters(
            @Schema(description = "Words to find, as in a search box.") @Nullable @Size(max = 200) String q,

            @Schema(description = "The slug of a category; what is below it counts too.") @Nullable @Size(max = 200) String category,

            @Schema(description = "A brand, exactly; repeated, any of them will do.") @Nullable @Size(max = 50) List<@Size(max = 100) String> brand,

            @Schema(
                    description =
                            "What the cheapest variant costs at least, in minor units of the shop's " + "currency.")
            @Nullable @Min(0) Long minPrice,

            @Schema(
                    description =
                            "What the cheapest variant costs at most, in minor units of the shop's " + "currency.")
            @Nullable @Min(0) Long maxPrice,

            @Schema(description = "true: only what can be had now. false: only what is sold out.") @Nullable Boolean inStock,

            @Schema(description = "What reviews say on average at least, 0 to 5.")
            @Nullable @DecimalMin("0") @DecimalMax("5") BigDecimal minRating,

            @Schema(
                    description = "`relevance` with `q` and `newest` without are the default.",
                    allowableValues = {"relevance", "newest", "price", "-price", "name", "rating", "popularity"})
            @Nullable String sort,

            @Schema(
                    description =
                            "true: how all that is found spreads over brands, categories, prices, attributes, ratings"
                                    + " and stock, as `facets`. The counts of each leave its own filter aside.")
            @Nullable Boolean facets,

            @Schema(description = "How many items, 1 to 100.", defaultValue = "20") @Nullable @Min(1) @Max(100) Integer limit,

            @Schema(description = "`nextCursor` of the page before, with the same filters and order.")
            @Nullable @Size(max = 2000) String cursor) {

        ProductQuery toQuery(Map<String, List<String>> attributes) {
            return new ProductQuery(
                    hasWords() ? q : null,
                    category == null ? null : Text.trimmed(category),
                    brand == null
                            ? List.of()
                            : brand.stream().map(Text::trimmed).toList(),
                    minPrice,
                    maxPrice,
                    inStock,
                    minRating,
                    attributes,
                    order(),
                    facets != null && facets,
                    limit == null ? 20 : limit,
                    cursor);
        }

        private boolean hasWords() {
            return q != null && !Text.isBlank(q);
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
}
