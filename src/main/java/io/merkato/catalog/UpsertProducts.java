package io.merkato.catalog;

import static io.merkato.catalog.CatalogProblem.SKU_TAKEN;
import static io.merkato.catalog.CatalogProblem.SLUG_TAKEN;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.inventory.Cause;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes products or changes those that are there, as files say it; always inside a transaction of the caller. */
@Component
class UpsertProducts {

    private static final int MAX_HANDLE = 300;

    private final ProductStore store;
    private final ProductBatchStore batches;
    private final SaveProducts save;
    private final String currency;

    UpsertProducts(ProductStore store, ProductBatchStore batches, SaveProducts save, ShopProfile shop) {
        this.store = store;
        this.batches = batches;
        this.save = save;
        this.currency = shop.currency();
    }

    /** Tells for each change whether a product was made (true) or changed. */
    List<Boolean> upsert(List<ProductChange> changes, Cause cause) {
        changes.forEach(UpsertProducts::requireShortHandle);
        Known known = known(changes);
        Set<String> taken = new HashSet<>(known.places().keySet());
        List<SaveProducts.Target> targets = new ArrayList<>();
        for (ProductChange change : changes) {
            targets.add(target(change, find(change, known), known, taken));
        }
        save.write(targets, cause);
        return targets.stream().map(SaveProducts.Target::isNew).toList();
    }

    private Known known(List<ProductChange> changes) {
        Map<String, ProductStore.VariantPlace> places = store.placesBySku(changes.stream()
                .flatMap(change -> change.variants().stream())
                .map(variant -> variant.sku() == null ? variant.madeSku() : variant.sku())
                .toList());
        Map<String, ProductId> byHandle = batches.idsByHandle(changes.stream()
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
        return new Known(places, byHandle, bySlug, batches.lock(products));
    }

    private static ProductBatchStore.@Nullable Present find(ProductChange change, Known known) {
        ProductBatchStore.Present byHandle = known.present(known.byHandle().get(change.handle()));
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
    private static ProductBatchStore.@Nullable Present atSlug(ProductChange change, Known known) {
        ProductBatchStore.Present found = known.present(known.bySlug().get(change.slug()));
        if (found == null || found.handle() != null) {
            return null;
        }
        ProductId id = found.product().id();
        boolean sharesSku = change.variants().stream()
                .map(variant -> known.places().get(variant.sku() == null ? variant.madeSku() : variant.sku()))
                .anyMatch(place -> place != null && place.product().equals(id));
        return sharesSku || Objects.equals(change.handle(), change.slug()) ? found : null;
    }

    private static ProductBatchStore.@Nullable Present bySku(ProductChange change, Known known) {
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
    private static ProductBatchStore.@Nullable Present requireOwnSku(
            ProductChange change, ProductBatchStore.@Nullable Present found) {
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

    private static ProductBatchStore.@Nullable Present requireOwnSlug(
            ProductChange change, ProductBatchStore.@Nullable Present found, Known known) {
        String slug = change.slug();
        if (slug == null || (found != null && slug.equals(found.product().slug()))) {
            return found;
        }
        if (found != null && slug.equals(found.handle())) {
            return found;
        }
        if (found != null) {
            throw SKU_TAKEN
                    .because("The product at " + found.product().slug() + " has this SKU.")
                    .at(List.of(new FieldError("/variants/0/sku", "SKU_TAKEN", "is taken")));
        }
        if (known.bySlug().containsKey(slug) || known.byHandle().containsKey(slug)) {
            throw SLUG_TAKEN.because("Another product is at " + slug + ".");
        }
        return null;
    }

    private SaveProducts.Target target(
            ProductChange change, ProductBatchStore.@Nullable Present present, Known known, Set<String> taken) {
        ProductChange wanted = present == null ? withFreeSlug(change, known) : change;
        MergeProduct.Merged merged = MergeProduct.of(
                wanted, present == null ? null : present.product(), currency, made -> freeSku(made, taken));
        ProductId id = present == null ? ProductId.next() : present.product().id();
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
        String hash = UUID.nameUUIDFromBytes(change.handle().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        int kept = Math.min(slug.length(), Slugs.MAX_LENGTH - hash.length() - 1);
        return new ProductChange(
                change.knownBy(),
                change.handle(),
                slug.substring(0, kept).replaceAll("-+$", "") + "-" + hash,
                change.title(),
                change.description(),
                change.brand(),
                change.categoryPaths(),
                change.images(),
                change.attributes(),
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
            Map<ProductId, ProductBatchStore.Present> products) {

        private ProductBatchStore.@Nullable Present present(@Nullable ProductId id) {
            return id == null ? null : products.get(id);
        }
    }
}
