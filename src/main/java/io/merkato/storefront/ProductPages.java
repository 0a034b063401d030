package io.merkato.storefront;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.Product;
import io.merkato.catalog.Products;
import io.merkato.catalog.categories.Categories;
import io.merkato.catalog.categories.Category;
import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.answers.Shown;
import io.merkato.platform.problem.Problem;
import io.merkato.reviews.RatingSummary;
import io.merkato.reviews.Ratings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes the page of a product: what the catalogue has of it, how much there is of it, what reviews say. */
@Component
class ProductPages {

    private final Products products;
    private final Inventory inventory;
    private final Ratings ratings;
    private final String currency;

    ProductPages(Products products, Inventory inventory, Ratings ratings, ShopProfile shop) {
        this.products = products;
        this.inventory = inventory;
        this.ratings = ratings;
        this.currency = shop.currency();
    }

    /** The product at this id or slug, or NOT_FOUND when none is on sale there. */
    ProductPage page(String idOrSlug) {
        Product product = products.find(idOrSlug)
                .filter(found -> found.status() == ProductStatus.ACTIVE)
                .orElseThrow(ProductPages::notFound);
        Map<VariantId, StockLevel> levels = inventory.levels(
                product.variants().stream().map(Product.Variant::id).toList());
        return new ProductPage(
                product.id().value(),
                product.slug(),
                product.title(),
                product.description(),
                product.brand(),
                product.categoryLabels(),
                product.images(),
                product.attributes(),
                product.withdrawalExempt(),
                product.options(),
                product.variants().stream()
                        .map(variant -> variant(
                                variant,
                                levels.getOrDefault(variant.id(), StockLevel.none(variant.id()))
                                        .available()))
                        .toList(),
                rating(product.id()),
                product.createdAt(),
                product.updatedAt());
    }

    private Rating rating(ProductId product) {
        RatingSummary summary = ratings.of(product);
        return new Rating(summary.average(), summary.count());
    }

    private static Problem notFound() {
        return NOT_FOUND.because("There is no such product.");
    }

    private Variant variant(Product.Variant variant, int available) {
        return new Variant(
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

    @Schema(name = "Product")
    record ProductPage(
            UUID id,
            String slug,
            String title,
            String description,
            @Nullable String brand,
            List<Category.Label> categories,
            List<Image> images,
            Map<String, Object> attributes,
            boolean withdrawalExempt,
            List<Product.Option> options,
            List<Variant> variants,
            Rating rating,
            Instant createdAt,
            Instant updatedAt) {

        /** What has to change before this page does. */
        void tell(Shown shown) {
            shown.of(Categories.NAMES).of(KeepListings.PRODUCTS, id.toString()).of(Ratings.TOPIC, id.toString());
            variants.forEach(variant -> shown.of(Inventory.STOCK, variant.id().toString()));
        }
    }

    record Variant(
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
