package io.merkato.storefront;

import io.merkato.catalog.categories.Category;
import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import io.merkato.search.CategoryNames;
import io.merkato.search.Explanation;
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
import java.util.UUID;
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
                found.facets() == null ? null : facets(found.facets()),
                found.explanations() == null
                        ? null
                        : found.explanations().stream().map(Rank::of).toList());
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

            @Nullable ListFacets facets,

            @Schema(
                    description =
                            "Of each item why it ranks where it does, for staff who ask with `explain=true` for a list by"
                                    + " relevance; else null.")
            @Nullable List<Rank> explanations) {}

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

    @Schema(name = "RankExplanation", description = "Why a product ranks where it does.")
    record Rank(
            @Schema(description = "Of the product.") UUID id,

            @Schema(description = "What the parts add up to.")
            BigDecimal score,

            @Schema(
                    description =
                            "Whether it is one of the best by their words, which are scored again by all parts and come"
                                    + " first. Of all others nothing but their words counts.")
            boolean scoredAgain,

            RankPart words,
            RankPart meaning,
            RankPart stock,
            RankPart popularity,
            RankPart freshness) {

        private static Rank of(Explanation explanation) {
            return new Rank(
                    explanation.product().value(),
                    BigDecimal.valueOf(explanation.score(), 6),
                    explanation.isBest(),
                    RankPart.of(explanation.words()),
                    RankPart.of(explanation.meaning()),
                    RankPart.of(explanation.stock()),
                    RankPart.of(explanation.popularity()),
                    RankPart.of(explanation.freshness()));
        }
    }

    @Schema(name = "RankPart", description = "What something adds to a score.")
    record RankPart(
            BigDecimal score,

            @Schema(description = "What it adds at most, as the settings say; null of words, which have no limit.")
            @Nullable BigDecimal weight) {

        private static RankPart of(Explanation.Part part) {
            return new RankPart(
                    BigDecimal.valueOf(part.score(), 6),
                    part.weight() == null ? null : BigDecimal.valueOf(part.weight(), 2));
        }
    }

    @Schema(name = "PriceBucket")
    record PriceBucket(Money from, Money to, int count) {}
}
