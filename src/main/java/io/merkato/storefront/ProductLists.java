package io.merkato.storefront;

import io.merkato.catalog.categories.Category;
import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import io.merkato.search.CategoryNames;
import io.merkato.search.Facets;
import io.merkato.search.Found;
import io.merkato.search.FoundProduct;
import io.merkato.search.ProductQuery;
import io.merkato.search.index.ProductSearch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes lists of what the index finds, as visitors see them. */
@Component
class ProductLists {

    private final ProductSearch search;
    private final String currency;

    ProductLists(ProductSearch search, ShopProfile shop) {
        this.search = search;
        this.currency = shop.currency();
    }

    ProductList list(ProductQuery query) {
        Found found = search.find(query);
        return new ProductList(
                found.products().stream().map(this::summary).toList(),
                found.total(),
                found.nextCursor(),
                found.facets() == null ? null : facets(found.facets()));
    }

    private ProductSummary summary(FoundProduct product) {
        return new ProductSummary(
                product.id().value(),
                product.slug(),
                product.title(),
                product.brand(),
                label(product.category()),
                product.image(),
                money(product.priceMin()),
                money(product.priceMax()),
                product.inStock(),
                new Rating(average(product.ratingSum(), product.ratingCount()), product.ratingCount()));
    }

    private static Category.@Nullable Label label(CategoryNames.@Nullable Named category) {
        return category == null ? null : new Category.Label(category.slug(), category.name());
    }

    private static BigDecimal average(long sum, int count) {
        return count == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }

    private ListFacets facets(Facets facets) {
        return new ListFacets(
                facets.brands(),
                facets.categories(),
                facets.price() == null ? null : prices(facets.price()),
                facets.attributes(),
                facets.ratings(),
                facets.inStock());
    }

    private Prices prices(Facets.Prices prices) {
        return new Prices(
                money(prices.min()),
                money(prices.max()),
                prices.buckets().stream()
                        .map(bucket -> new PriceBucket(money(bucket.from()), money(bucket.to()), bucket.count()))
                        .toList());
    }

    private Money money(long amount) {
        return new Money(amount, currency);
    }

    record ProductList(
            List<ProductSummary> items,
            int total,
            @Nullable String nextCursor,

            @Nullable ListFacets facets) {}

    @Schema(name = "Facets")
    record ListFacets(
            List<Facets.Value> brands,
            List<Facets.Category> categories,
            @Nullable Prices price,
            Map<String, List<Facets.Value>> attributes,
            List<Facets.Rating> ratings,
            List<Facets.Stock> inStock) {}

    @Schema(name = "PriceFacet")
    record Prices(Money min, Money max, List<PriceBucket> buckets) {}

    @Schema(name = "PriceBucket")
    record PriceBucket(Money from, Money to, int count) {}
}
