package io.merkato.catalog;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.rules.Slugs;
import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.text.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Products: what other modules may ask of the catalogue. */
@Component
public class Products {

    private final ProductStore store;
    private final String currency;

    Products(ProductStore store, ShopProfile shop) {
        this.store = store;
        this.currency = shop.currency();
    }

    /**
     * The product at this id or slug, whatever its status.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND when the text can be neither
     */
    public Optional<Product> find(String idOrSlug) {
        return Slugs.isValid(idOrSlug) ? store.findBySlug(idOrSlug) : store.find(ProductId.fromPath(idOrSlug));
    }

    /** The products of these ids, whatever their status, sorted by them; one that is not there is left out. */
    public List<Product> find(Collection<ProductId> products) {
        return store.find(List.copyOf(products));
    }

    /** The product of this id, whatever its status, or NOT_FOUND. */
    Product get(ProductId id) {
        return store.find(id).orElseThrow(Products::notFound);
    }

    static Problem notFound() {
        return NOT_FOUND.because("There is no such product.");
    }

    /**
     * The product on sale at this id or slug.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND when the text can be neither
     */
    public Optional<ProductId> onSale(String idOrSlug) {
        return Slugs.isValid(idOrSlug) ? store.onSaleBySlug(idOrSlug) : store.onSaleById(ProductId.fromPath(idOrSlug));
    }

    /** Keeps a product from being deleted until the end of the transaction; false when it is not there any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(ProductId id) {
        return store.lockShared(id);
    }

    /** What these products are called; one that is not there is left out. */
    public Map<ProductId, Named> names(Collection<ProductId> products) {
        return store.names(products);
    }

    /** The products that have these variants. */
    public Set<ProductId> productsOf(Collection<VariantId> variants) {
        return store.productsOf(variants);
    }

    /** All variants of these products. */
    public Map<ProductId, Set<VariantId>> variantsOf(Collection<ProductId> products) {
        return store.variantsOf(products);
    }

    /** The variants of these ids as buyers see them; an id that names none is left out. */
    public Map<VariantId, SellableVariant> sellable(Collection<VariantId> variants) {
        return variants.isEmpty() ? Map.of() : sellable(store.sellable(variants));
    }

    /**
     * As {@link #sellable}, for an order that is being placed: if it is, none of these products is ever deleted. The first
     * order of a product marks it, and whoever would delete it waits until that is decided.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<VariantId, SellableVariant> keepSellable(Collection<VariantId> variants) {
        List<ProductStore.SellableRow> rows = store.sellable(variants);
        Set<ProductId> first = rows.stream()
                .filter(row -> row.active() && !row.ordered())
                .map(row -> new ProductId(row.productId()))
                .collect(Collectors.toSet());
        if (first.isEmpty()) {
            return sellable(rows);
        }
        store.markOrdered(first);
        return sellable(store.sellable(variants));
    }

    private Map<VariantId, SellableVariant> sellable(List<ProductStore.SellableRow> rows) {
        Map<VariantId, SellableVariant> found = new HashMap<>();
        rows.forEach(row -> found.put(new VariantId(row.variantId()), sellable(row)));
        return found;
    }

    private SellableVariant sellable(ProductStore.SellableRow row) {
        return new SellableVariant(
                new VariantId(row.variantId()),
                new ProductId(row.productId()),
                row.sku(),
                title(row.productTitle(), row.variantTitle()),
                row.image(),
                new Money(row.priceAmount(), currency),
                row.taxClass(),
                row.withdrawalExempt(),
                row.active());
    }

    /** What a variant is called, outside its product's page. */
    static String title(String product, String variant) {
        return Text.isBlank(variant) || variant.equals(product) ? product : product + ", " + variant;
    }

    /**
     * What a product is called.
     *
     * @param slug where it is found
     */
    public record Named(String title, String slug, boolean onSale) {}
}
