package io.merkato.catalog;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.inventory.Cause;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.Orders;
import io.merkato.platform.text.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Products: what other modules may ask of the catalogue, and how products come and go. */
@Component
public class Products {

    private final ProductStore store;
    private final SaveProducts save;
    private final UpsertProducts upsert;
    private final Inventory inventory;
    private final Orders orders;
    private final String currency;

    Products(
            ProductStore store,
            SaveProducts save,
            UpsertProducts upsert,
            Inventory inventory,
            Orders orders,
            ShopProfile shop) {
        this.store = store;
        this.save = save;
        this.upsert = upsert;
        this.inventory = inventory;
        this.orders = orders;
        this.currency = shop.currency();
    }

    /** The variants of these ids as buyers see them; an id that names none is left out. */
    public Map<VariantId, SellableVariant> sellable(Collection<VariantId> variants) {
        Map<VariantId, SellableVariant> found = new HashMap<>();
        if (!variants.isEmpty()) {
            store.sellable(variants).forEach(row -> found.put(new VariantId(row.variantId()), sellable(row)));
        }
        return found;
    }

    /**
     * As {@link #sellable}, for an order that is being placed: until the end of the transaction none of these products
     * is deleted.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<VariantId, SellableVariant> keepSellable(Collection<VariantId> variants) {
        store.keepOrderable(variants);
        return sellable(variants);
    }

    /**
     * Makes products or changes those that are there. What a change does not speak of stays as it is. A variant is known
     * by its SKU, else by its options.
     *
     * @param source the import that they come from
     * @return for each change whether a product was made (true) or changed
     * @throws io.merkato.platform.problem.Problem when a change cannot be accepted, with pointers into it; nothing is
     *     written then
     */
    @Transactional
    public List<Boolean> upsert(List<ProductChange> changes, UUID source) {
        return upsert.upsert(changes, Cause.imported(source));
    }

    Optional<Product> find(ProductId id) {
        return store.find(id);
    }

    Optional<Product> findBySlug(String slug) {
        return store.findBySlug(slug);
    }

    @Transactional
    Product create(ProductDraft draft, UserId by) {
        return get(save.create(draft, Cause.count(by)));
    }

    /** Locks the product for the rest of the transaction and gives it. */
    Product lock(ProductId id) {
        store.lock(id);
        return get(id);
    }

    @Transactional
    Product replace(ProductId id, ProductDraft draft, UserId by) {
        save.replace(id, draft, by);
        return get(id);
    }

    /** Deletes the product, or archives it when it was ordered: orders go on naming it. */
    @Transactional
    void remove(ProductId id, UserId by) {
        store.lockForRemoval(id);
        get(id);
        Set<VariantId> variants = store.variantsOf(List.of(id));
        if (orders.haveAny(variants)) {
            store.archive(id);
        } else {
            store.delete(id);
            inventory.forget(variants, Cause.removal(by));
        }
    }

    /** Reads stock under the products' locks: of two refreshes the later one sees what the earlier one saw, or more. */
    @Transactional
    void refreshStock(Collection<VariantId> variants) {
        List<ProductId> products = store.lockProductsOf(variants);
        if (!products.isEmpty()) {
            save.refresh(products);
        }
    }

    /** Counts units that were bought, by SKU. */
    @Transactional
    void countBought(Map<String, Integer> unitsBySku) {
        store.addPopularity(unitsBySku);
    }

    private Product get(ProductId id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such product."));
    }

    private SellableVariant sellable(ProductStore.SellableRow row) {
        String title = Text.isBlank(row.variantTitle()) || row.variantTitle().equals(row.productTitle())
                ? row.productTitle()
                : row.productTitle() + ", " + row.variantTitle();
        return new SellableVariant(
                new VariantId(row.variantId()),
                new ProductId(row.productId()),
                row.sku(),
                title,
                row.image(),
                new Money(row.priceAmount(), currency),
                row.taxClass(),
                row.active());
    }
}
