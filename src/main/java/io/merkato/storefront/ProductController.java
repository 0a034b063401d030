package io.merkato.storefront;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.answers.Remembered;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.caching.PublicCache;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.Text;
import io.merkato.platform.web.OpenNames;
import io.merkato.platform.web.OpenParameters;
import io.merkato.search.ProductQuery;
import io.merkato.search.index.ProductSearch;
import io.merkato.search.insights.Insights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
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
    @Refuses({"INVALID_CURSOR", "UNAUTHENTICATED", "FORBIDDEN"})
    @Operation(
            summary = "Browse products",
            description =
                    "Only what is on sale. Filters of different names must all hold; of one name that is repeated,"
                            + " any of the values will do. Values of attributes that are numbers are also found by `from..to`.")
    ResponseEntity<ProductLists.ProductList> list(
            ListParameters query,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            Caller caller,
            Shown shown) {
        if (query.explains()) {
            caller.requireStaff();
            // What staff try out is no search of a shopper, and nobody else may see it.
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(lists.list(query.toQuery(attributes(parameters))));
        }
        ProductQuery asked = query.toQuery(attributes(parameters));
        ProductSearch.eachTopic(asked.sort(), shown::of);
        ProductLists.ProductList found = lists.list(asked);
        String words = asked.words();
        if (words != null && asked.cursor() == null && !asked.isFiltered()) {
            shown.eachTime(insights.search(words, found.total()));
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
            throw INVALID_PARAMETER
                    .because("A list is filtered by at most " + MAX_ATTRIBUTE_VALUES + " values of attributes.")
                    .at(List.of(new FieldError(
                            "?" + ATTRIBUTE_PREFIX, "SIZE", "come more than " + MAX_ATTRIBUTE_VALUES + " times")));
        }
        return attributes;
    }
}
