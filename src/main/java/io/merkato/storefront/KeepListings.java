package io.merkato.storefront;

import io.merkato.catalog.Product;
import io.merkato.catalog.ProductProjection;
import io.merkato.catalog.Products;
import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.inventory.AvailabilityChanged;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.search.SearchChanges;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the listings in step: with the books in the transaction that changes them, with stock after it has sold out or
 * come back. Stock is read while the listing is locked, so that of two refreshes the later one sees what the earlier one
 * saw, or more.
 */
@Component
class KeepListings implements ProductProjection {

    /** What the tree of categories shows of products has changed; {@link Invalidations} tells it without a key. */
    static final String TREE = "storefront.tree";
    /** What the books have of a product has changed, by its id. */
    static final String PRODUCTS = "storefront.products";

    private static final int MAX_SEARCHABLE = 200_000;

    private final ListingStore store;
    private final Products products;
    private final Inventory inventory;
    private final Invalidations invalidations;
    private final SearchChanges changes;

    KeepListings(
            ListingStore store,
            Products products,
            Inventory inventory,
            Invalidations invalidations,
            SearchChanges changes) {
        this.store = store;
        this.products = products;
        this.inventory = inventory;
        this.invalidations = invalidations;
        this.changes = changes;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void saved(List<Product> saved) {
        store.lock(saved.stream().map(Product::id).toList());
        Map<VariantId, StockLevel> levels = inventory.levels(saved.stream()
                .flatMap(product -> product.variants().stream())
                .map(Product.Variant::id)
                .toList());
        store.write(saved.stream().map(product -> listing(product, levels)).toList());
        changed(saved.stream().map(Product::id).toList());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void removed(ProductId product) {
        store.delete(product);
        changed(List.of(product));
    }

    private void changed(List<ProductId> products) {
        changes.changed(products);
        invalidations.invalidate(
                PRODUCTS, products.stream().map(ProductId::toString).toList());
        if (products.size() == 1) {
            invalidations.invalidate(TREE, "");
        } else {
            // An import saves again and again.
            invalidations.announce(TREE, "");
        }
    }

    @Subscribe("storefront.refresh-stock")
    void on(List<AvailabilityChanged> events) {
        Set<ProductId> refreshed = products.productsOf(
                events.stream().map(AvailabilityChanged::variantId).toList());
        store.lock(refreshed);
        Map<ProductId, Set<VariantId>> variants = products.variantsOf(refreshed);
        Map<VariantId, StockLevel> levels =
                inventory.levels(variants.values().stream().flatMap(Set::stream).toList());
        Map<ProductId, Boolean> inStock = new HashMap<>();
        variants.forEach((product, ids) -> inStock.put(product, anyInStock(ids, levels)));
        List<ProductId> moved = store.setInStock(inStock);
        if (!moved.isEmpty()) {
            changes.moved(moved);
        }
    }

    private static ListingStore.Listing listing(Product product, Map<VariantId, StockLevel> levels) {
        LongSummaryStatistics prices =
                product.variants().stream().collect(Collectors.summarizingLong(Product.Variant::priceAmount));
        Image image = product.images().isEmpty() ? null : product.images().getFirst();
        return new ListingStore.Listing(
                product.id(),
                product.status() == ProductStatus.ACTIVE,
                product.slug(),
                product.title(),
                product.brand(),
                image == null ? null : image.url(),
                image == null ? null : image.alt(),
                product.categories().stream().map(Product.InCategory::id).toList(),
                prices.getMin(),
                prices.getMax(),
                anyInStock(product.variants().stream().map(Product.Variant::id).toList(), levels),
                Terms.of(
                        product.attributes(),
                        product.variants().stream()
                                .map(Product.Variant::options)
                                .toList()),
                searchable(product.variants().stream().map(Product.Variant::sku).toList()),
                product.description());
    }

    private static boolean anyInStock(Collection<VariantId> variants, Map<VariantId, StockLevel> levels) {
        return variants.stream().map(levels::get).anyMatch(level -> level != null && level.available() > 0);
    }

    /** What the index of a product can hold of its SKUs: all of them, unless very many are very long. */
    private static String searchable(Collection<String> skus) {
        String all = String.join(" ", skus);
        return all.length() <= MAX_SEARCHABLE ? all : all.substring(0, all.lastIndexOf(' ', MAX_SEARCHABLE));
    }
}
