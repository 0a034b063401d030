package io.merkato.catalog;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Money;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.web.OpenNames;
import io.merkato.platform.web.OpenParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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

    private final Products products;
    private final ProductListStore lists;
    private final Inventory inventory;
    private final String currency;

    ProductController(Products products, ProductListStore lists, Inventory inventory, ShopProfile shop) {
        this.products = products;
        this.lists = lists;
        this.inventory = inventory;
        this.currency = shop.currency();
    }

    @GetMapping("/v1/products")
    @OpenParameters(prefix = ATTRIBUTE_PREFIX)
    @Operation(
            summary = "Browse products",
            description =
                    "Only what is on sale. Filters of different names must all hold; of one name that is repeated,"
                            + " any of the values will do.")
    ResponseEntity<ProductListBody> list(
            @ModelAttribute @Valid ProductQuery query,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        ProductListStore.ProductList list = lists.list(query, attributes(parameters));
        return ResponseEntity.ok()
                .cacheControl(PublicCache.CONTROL)
                .body(new ProductListBody(
                        list.page().items(), list.total(), list.page().nextCursor()));
    }

    @GetMapping("/v1/products/{idOrSlug}")
    @Operation(
            summary = "One product, by id or slug",
            description = "Only products that are on sale are found. `available` of each variant "
                    + "is exact at the time of the answer.")
    ResponseEntity<ProductDetail> detail(@PathVariable String idOrSlug) {
        Product product = find(idOrSlug)
                .filter(found -> found.status() == ProductStatus.ACTIVE)
                .orElseThrow(() -> NOT_FOUND.because("There is no such product."));
        return ResponseEntity.ok().cacheControl(PublicCache.CONTROL).body(detail(product));
    }

    private Optional<Product> find(String idOrSlug) {
        if (Slugs.isValid(idOrSlug)) {
            return products.findBySlug(idOrSlug);
        }
        return products.find(ProductId.fromPath(idOrSlug));
    }

    /** Names are those of one attribute whatever their case, as in the products. */
    private static Map<String, List<String>> attributes(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.forEach((name, values) -> {
            String attribute = OpenNames.rest(ATTRIBUTE_PREFIX, name);
            if (attribute != null) {
                attributes
                        .computeIfAbsent(attribute, first -> new ArrayList<>())
                        .addAll(values);
            }
        });
        // Each of them is a condition of its own in the query.
        if (attributes.values().stream().mapToInt(List::size).sum() > MAX_ATTRIBUTE_VALUES) {
            throw INVALID_PARAMETER.because(
                    "A list is filtered by at most " + MAX_ATTRIBUTE_VALUES + " values of attributes.");
        }
        return attributes;
    }

    private ProductDetail detail(Product product) {
        Map<VariantId, StockLevel> levels = inventory.levels(
                product.variants().stream().map(Product.Variant::id).toList());
        return new ProductDetail(
                product.id().value(),
                product.slug(),
                product.title(),
                product.description(),
                product.brand(),
                product.categories(),
                product.images(),
                product.attributes(),
                options(product.variants()),
                product.variants().stream()
                        .map(variant -> variant(
                                variant,
                                levels.getOrDefault(variant.id(), StockLevel.none(variant.id()))
                                        .available()))
                        .toList(),
                new ProductListStore.Rating(product.ratingAverage(), product.ratingCount()),
                product.createdAt(),
                product.updatedAt());
    }

    private VariantDetail variant(Product.Variant variant, int available) {
        return new VariantDetail(
                variant.id().value(),
                variant.sku(),
                variant.title(),
                variant.options(),
                new Money(variant.priceAmount(), currency),
                variant.compareAtAmount() == null ? null : new Money(variant.compareAtAmount(), currency),
                variant.gtin(),
                available > 0,
                available);
    }

    /** What can be chosen: each option's values in the order in which the variants bring them up. */
    static List<Option> options(List<Product.Variant> variants) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        variants.forEach(variant -> variant.options()
                .forEach((name, value) -> values.computeIfAbsent(name, first -> new LinkedHashSet<>())
                        .add(value)));
        return values.entrySet().stream()
                .map(option -> new Option(option.getKey(), List.copyOf(option.getValue())))
                .toList();
    }

    @Schema(name = "ProductList")
    record ProductListBody(
            List<ProductListStore.ProductSummary> items,
            int total,
            @Nullable String nextCursor) {}

    @Schema(name = "ProductOption")
    record Option(String name, List<String> values) {}

    @Schema(name = "Product")
    record ProductDetail(
            UUID id,
            String slug,
            String title,
            String description,
            @Nullable String brand,
            List<Category.Label> categories,
            List<Image> images,
            Map<String, Object> attributes,
            List<Option> options,
            List<VariantDetail> variants,
            ProductListStore.Rating rating,
            Instant createdAt,
            Instant updatedAt) {}

    @Schema(name = "Variant")
    record VariantDetail(
            UUID id,
            String sku,
            String title,
            Map<String, String> options,
            Money price,
            @Nullable Money compareAtPrice,
            @Nullable String gtin,
            boolean inStock,
            int available) {}
}
