package io.merkato.catalog;

import static io.merkato.catalog.rules.CatalogProblem.SKU_TAKEN;
import static io.merkato.catalog.rules.CatalogProblem.SLUG_TAKEN;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.rules.Slugs;
import io.merkato.inventory.Cause;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes products or changes those that are there, as files say it. */
@Component
public class UpsertProducts {

    private static final int MAX_HANDLE = 300;

    private final ProductStore store;
    private final SaveProducts save;
    private final String currency;

    UpsertProducts(ProductStore store, SaveProducts save, ShopProfile shop) {
        this.store = store;
        this.save = save;
        this.currency = shop.currency();
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
        changes.forEach(UpsertProducts::requireShortHandle);
        Known known = known(changes);
        Set<String> taken = new HashSet<>(known.places().keySet());
        List<SaveProducts.Target> targets = new ArrayList<>();
        for (ProductChange change : changes) {
            targets.add(target(change, find(change, known), known, taken));
        }
        save.write(targets, Cause.imported(source));
        return targets.stream().map(SaveProducts.Target::isNew).toList();
    }

    private Known known(List<ProductChange> changes) {
        Map<String, ProductStore.VariantPlace> places = store.placesBySku(changes.stream()
                .flatMap(change -> change.variants().stream())
                .map(variant -> variant.sku() == null ? variant.madeSku() : variant.sku())
                .toList());
        Map<String, ProductId> byHandle = store.idsByHandle(changes.stream()
                .map(ProductChange::handle)
                .filter(Objects::nonNull)
                .toList());
        Map<String, ProductId> bySlug = store.idsBySlug(changes.stream()
                .map(ProductChange::slug)
                .filter(Objects::nonNull)
                .toList());
        Set<ProductId> products = new HashSet<>(byHandle.values());
        products.addAll(bySlug.values());
        places.values().forEach(place -> products.add(place.product()));
        store.lock(products);
        Map<ProductId, Product> present =
                store.find(products).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        return new Known(places, byHandle, bySlug, present);
    }

    private static @Nullable Product find(ProductChange change, Known known) {
        Product byHandle = known.present(known.byHandle().get(change.handle()));
        return switch (change.knownBy()) {
            case HANDLE -> byHandle == null ? atSlug(change, known) : byHandle;
            case HANDLE_OR_SKU -> byHandle == null ? requireOwnSku(change, bySku(change, known)) : byHandle;
            case SKU -> requireOwnSlug(change, bySku(change, known), known);
        };
    }

    /**
     * The product at the slug is meant if it is known by no other handle, and if the handle is the slug itself or shares a
     * SKU: several handles can become one slug.
     */
    private static @Nullable Product atSlug(ProductChange change, Known known) {
        Product found = known.present(known.bySlug().get(change.slug()));
        if (found == null || found.handle() != null) {
            return null;
        }
        ProductId id = found.id();
        boolean sharesSku = change.variants().stream()
                .map(variant -> known.places().get(variant.sku() == null ? variant.madeSku() : variant.sku()))
                .anyMatch(place -> place != null && place.product().equals(id));
        return sharesSku || Objects.equals(change.handle(), change.slug()) ? found : null;
    }

    private static @Nullable Product bySku(ProductChange change, Known known) {
        return change.variants().stream()
                .map(VariantChange::sku)
                .filter(Objects::nonNull)
                .map(known.places()::get)
                .filter(Objects::nonNull)
                .map(place -> known.present(place.product()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Two handles of one source are two products, whatever SKUs they share. A change without a title makes no product, so
     * it means the one that has its SKU.
     */
    private static @Nullable Product requireOwnSku(ProductChange change, @Nullable Product found) {
        boolean others = found != null
                && change.title() != null
                && found.handle() != null
                && change.handle() != null
                && source(found.handle()).equals(source(change.handle()));
        return others ? null : found;
    }

    /** What stands before a colon, if there is one, tells whose handle it is. */
    private static String source(String handle) {
        return handle.substring(0, handle.indexOf(':') + 1);
    }

    private static @Nullable Product requireOwnSlug(ProductChange change, @Nullable Product found, Known known) {
        String slug = change.slug();
        if (slug == null || (found != null && slug.equals(found.slug()))) {
            return found;
        }
        if (found != null && slug.equals(found.handle())) {
            return found;
        }
        if (found != null) {
            throw SKU_TAKEN
                    .because("The product at " + found.slug() + " has this SKU.")
                    .at(List.of(new FieldError("/variants/0/sku", "SKU_TAKEN", "is taken")));
        }
        if (known.bySlug().containsKey(slug) || known.byHandle().containsKey(slug)) {
            throw SLUG_TAKEN.because("Another product is at " + slug + ".");
        }
        return null;
    }

    private SaveProducts.Target target(
            ProductChange change, @Nullable Product present, Known known, Set<String> taken) {
        ProductChange wanted = present == null ? withFreeSlug(change, known) : change;
        MergeProduct.Merged merged = MergeProduct.of(wanted, present, currency, made -> freeSku(made, taken));
        ProductId id = present == null ? ProductId.next() : present.id();
        boolean takesHandle = change.handle() != null
                && change.title() != null
                && !known.byHandle().containsKey(change.handle());
        return save.target(
                id,
                present == null,
                merged.draft(),
                takesHandle ? change.handle() : null,
                merged.variants(),
                known.places());
    }

    /** A new product whose slug is taken gets one with a hash of its handle. */
    private static ProductChange withFreeSlug(ProductChange change, Known known) {
        String slug = change.slug();
        if (slug == null || change.handle() == null || !known.bySlug().containsKey(slug)) {
            return change;
        }
        return new ProductChange(
                change.knownBy(),
                change.handle(),
                Slugs.withHash(slug, change.handle(), Slugs.MAX_LENGTH),
                change.title(),
                change.description(),
                change.brand(),
                change.categoryPaths(),
                change.images(),
                change.attributes(),
                change.withdrawalExempt(),
                change.status(),
                change.variants());
    }

    private static String freeSku(String made, Set<String> taken) {
        String sku = made;
        while (!taken.add(sku)) {
            sku = made + "-" + VariantId.next().toString().substring(24).toUpperCase(Locale.ROOT);
        }
        return sku;
    }

    private static void requireShortHandle(ProductChange change) {
        if (change.handle() != null && change.handle().length() > MAX_HANDLE) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to change.")
                    .at(List.of(new FieldError("/handle", "TOO_LONG", "has at most " + MAX_HANDLE + " characters")));
        }
    }

    /** What is there of what the changes name. */
    private record Known(
            Map<String, ProductStore.VariantPlace> places,
            Map<String, ProductId> byHandle,
            Map<String, ProductId> bySlug,
            Map<ProductId, Product> products) {

        private @Nullable Product present(@Nullable ProductId id) {
            return id == null ? null : products.get(id);
        }
    }
}
