package io.merkato.storefront;

import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A few products to show to somebody who has not asked for any. */
@Component
public class ShopWindow {

    private final ListingStore listings;
    private final Products products;
    private final Inventory inventory;
    private final String currency;

    ShopWindow(ListingStore listings, Products products, Inventory inventory, ShopProfile shop) {
        this.listings = listings;
        this.products = products;
        this.inventory = inventory;
        this.currency = shop.currency();
    }

    /** Active products that have a picture: first what can be had, of that the most popular and then the newest. */
    public List<Shown> products(int limit) {
        return listings.shown(limit).stream()
                .map(card -> new Shown(
                        new ProductId(card.productId()),
                        card.slug(),
                        card.title(),
                        Objects.requireNonNull(card.image()),
                        Objects.requireNonNullElse(card.imageAlt(), ""),
                        new Money(card.priceMin(), currency),
                        new Money(card.priceMax(), currency)))
                .toList();
    }

    /** Of these products the variant that can be had now for the least. */
    public Optional<SellableVariant> cheapest(Collection<ProductId> among) {
        Collection<SellableVariant> variants = products.sellable(products.variantsOf(among).values().stream()
                        .flatMap(Set::stream)
                        .toList())
                .values();
        Map<VariantId, StockLevel> levels = inventory.levels(
                variants.stream().map(SellableVariant::variantId).toList());
        return variants.stream()
                .filter(variant -> levels.getOrDefault(variant.variantId(), StockLevel.none(variant.variantId()))
                                .available()
                        > 0)
                .min(Comparator.<SellableVariant>comparingLong(
                                variant -> variant.price().amount())
                        .thenComparing(SellableVariant::sku));
    }

    /**
     * A product in the window.
     *
     * @param image address of its first picture, a path if the shop serves it
     * @param alt what the picture shows, empty when nobody has said
     * @param price of its cheapest variant
     * @param priceMax of its dearest
     */
    public record Shown(
            ProductId id, String slug, String title, String image, String alt, Money price, Money priceMax) {}
}
