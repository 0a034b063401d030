package io.merkato.storefront;

import io.merkato.catalog.categories.Categories;
import io.merkato.catalog.categories.Category;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes lists: which products the index finds, and what is on their cards. */
@Component
class ProductLists {

    private final ProductIndex index;
    private final ListingStore listings;
    private final Categories categories;
    private final String currency;

    ProductLists(ProductIndex index, ListingStore listings, Categories categories, ShopProfile shop) {
        this.index = index;
        this.listings = listings;
        this.categories = categories;
        this.currency = shop.currency();
    }

    ProductList list(ProductQuery query) {
        ProductIndex.Found found = index.find(query);
        return new ProductList(summaries(found.products()), found.total(), found.nextCursor());
    }

    private List<ProductSummary> summaries(List<ProductId> products) {
        Map<ProductId, ListingStore.Card> cards = listings.cards(products);
        Map<UUID, Category.Label> labels = categories.labels(cards.values().stream()
                .map(ListingStore.Card::categoryId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return products.stream()
                .map(cards::get)
                .filter(Objects::nonNull)
                .map(card -> summary(card, labels))
                .toList();
    }

    private ProductSummary summary(ListingStore.Card card, Map<UUID, Category.Label> labels) {
        return new ProductSummary(
                card.productId(),
                card.slug(),
                card.title(),
                card.brand(),
                card.categoryId() == null ? null : labels.get(card.categoryId()),
                card.image(),
                new Money(card.priceMin(), currency),
                new Money(card.priceMax(), currency),
                card.inStock(),
                new Rating(card.ratingAverage(), card.ratingCount()));
    }

    record ProductList(
            List<ProductSummary> items, int total, @Nullable String nextCursor) {}
}
