package io.merkato.catalog;

import static io.merkato.catalog.rules.CatalogProblem.CATEGORY_UNKNOWN;
import static io.merkato.catalog.rules.CatalogProblem.SKU_TAKEN;
import static io.merkato.catalog.rules.CatalogProblem.SLUG_TAKEN;

import io.merkato.catalog.categories.Categories;
import io.merkato.catalog.rules.ProductDraft;
import io.merkato.catalog.rules.ProductRules;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.catalog.rules.Slugs;
import io.merkato.catalog.rules.VariantDraft;
import io.merkato.inventory.Cause;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockName;
import io.merkato.inventory.StockSetting;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.sql.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and removes products, one or a batch, with variants, categories and stock. */
@Component
class SaveProducts {

    private final ProductStore store;
    private final Categories categories;
    private final Inventory inventory;
    private final List<ProductProjection> projections;
    private final ProductRules rules;

    SaveProducts(
            ProductStore store,
            Categories categories,
            Inventory inventory,
            List<ProductProjection> projections,
            ShopProfile shop) {
        this.store = store;
        this.categories = categories;
        this.inventory = inventory;
        this.projections = projections;
        this.rules = new ProductRules(shop.currency());
    }

    @Transactional
    Product create(ProductDraft given, Cause cause) {
        ProductDraft draft = rules.checked(given);
        if (draft.slug() != null && !store.idsBySlug(List.of(draft.slug())).isEmpty()) {
            throw SLUG_TAKEN.because("Another product is at " + draft.slug() + ".");
        }
        if (draft.slug() == null) {
            // A slug that nobody asked for must not be refused: who comes second sees that it is taken.
            store.lockSlug(Slugs.of(draft.title()));
        }
        return write(List.of(target(ProductId.next(), true, draft, store.placesBySku(skus(draft)))), cause)
                .getFirst();
    }

    /**
     * Changes a product to what the draft says that is made of what it is now; variants that it does not name are removed.
     * Nobody else changes it meanwhile.
     */
    @Transactional
    Product change(ProductId id, Cause cause, Function<Product, ProductDraft> change) {
        store.lock(List.of(id));
        Product product = store.find(id).orElseThrow(Products::notFound);
        ProductDraft draft = rules.checked(change.apply(product));
        Map<String, ProductStore.VariantPlace> places = store.placesBySku(skus(draft));
        Set<VariantId> gone =
                product.variants().stream().map(Product.Variant::id).collect(Collectors.toSet());
        places.values().forEach(place -> gone.remove(place.variant()));
        if (!gone.isEmpty()) {
            store.deleteVariants(gone);
            // Those that go and those that stay at once, in the order in which orders take them.
            inventory.lock(product.variants().stream().map(Product.Variant::id).toList());
            inventory.forget(gone, cause);
        }
        return write(List.of(target(id, false, draft, places)), cause).getFirst();
    }

    /**
     * Deletes the product, or archives it when it was ordered: orders go on naming it.
     *
     * @param check may refuse to, having seen it
     */
    @Transactional
    void remove(ProductId id, Cause cause, Consumer<Product> check) {
        store.lockForRemoval(id);
        Product product = store.find(id).orElseThrow(Products::notFound);
        check.accept(product);
        if (store.archiveOrdered(id)) {
            tell(List.of(id));
        } else {
            store.delete(id);
            inventory.forget(
                    product.variants().stream().map(Product.Variant::id).toList(), cause);
            projections.forEach(projection -> projection.removed(id));
        }
    }

    /** Makes those of the demo's products whose slug and SKUs nobody has yet, and tells how many. */
    int createMissing(List<ProductDraft> given) {
        List<ProductDraft> drafts = given.stream().map(rules::checked).toList();
        Map<String, ProductStore.VariantPlace> places = store.placesBySku(
                drafts.stream().flatMap(draft -> skus(draft).stream()).toList());
        Map<String, ProductId> bySlug = store.idsBySlug(
                drafts.stream().map(ProductDraft::slug).filter(Objects::nonNull).toList());
        List<Target> targets = drafts.stream()
                .filter(draft -> skus(draft).stream().noneMatch(places::containsKey))
                .filter(draft -> draft.slug() == null || !bySlug.containsKey(draft.slug()))
                .map(draft -> target(ProductId.next(), true, draft, places))
                .map(SaveProducts::withKnownIds)
                .toList();
        write(targets, Cause.count());
        return targets.size();
    }

    /** The variants of a demo have the same ids in every shop, so that examples of the documentation work in each. */
    private static Target withKnownIds(Target target) {
        return new Target(
                target.id(),
                target.isNew(),
                target.draft(),
                target.handle(),
                target.variants().stream()
                        .map(plan -> new MergeProduct.VariantPlan(
                                VariantId.named("demo variant " + plan.draft().sku()), plan.position(), plan.draft()))
                        .toList());
    }

    /**
     * A product to be written, with its variants known by what a file said of them. Refuses what cannot be accepted, and
     * SKUs that other variants have.
     */
    Target target(
            ProductId id,
            boolean isNew,
            ProductDraft draft,
            @Nullable String handle,
            List<MergeProduct.VariantPlan> variants,
            Map<String, ProductStore.VariantPlace> places) {
        ProductDraft checked = rules.checked(draft);
        List<MergeProduct.VariantPlan> plans = new ArrayList<>();
        for (MergeProduct.VariantPlan plan : variants) {
            plans.add(plan.with(checked.variants().get(plans.size())));
        }
        requireFreeSkus(plans, places);
        return new Target(id, isNew, checked, handle, plans);
    }

    private static void requireFreeSkus(
            List<MergeProduct.VariantPlan> variants, Map<String, ProductStore.VariantPlace> places) {
        for (int i = 0; i < variants.size(); i++) {
            ProductStore.VariantPlace place = places.get(variants.get(i).draft().sku());
            if (place != null && !place.variant().equals(variants.get(i).id())) {
                throw SKU_TAKEN
                        .because("Another product has the SKU "
                                + variants.get(i).draft().sku() + ".")
                        .at(List.of(new FieldError("/variants/" + i + "/sku", "SKU_TAKEN", "is taken")));
            }
        }
    }

    /** A product to be written, with its variants known by their SKUs. */
    private static Target target(
            ProductId id, boolean isNew, ProductDraft draft, Map<String, ProductStore.VariantPlace> places) {
        List<MergeProduct.VariantPlan> variants = new ArrayList<>();
        for (VariantDraft variant : draft.variants()) {
            ProductStore.VariantPlace place = places.get(variant.sku());
            VariantId own = place != null && place.product().equals(id) ? place.variant() : null;
            variants.add(new MergeProduct.VariantPlan(own, variants.size(), variant));
        }
        requireFreeSkus(variants, places);
        return new Target(id, isNew, draft, null, variants);
    }

    /**
     * Gives the products as they are then, sorted by their ids.
     *
     * @param cause what is said of a change of stock
     */
    List<Product> write(List<Target> targets, Cause cause) {
        Map<ProductId, String> slugs = slugs(targets);
        Set<ProductId> activated = activated(targets);
        List<ProductStore.ProductRow> products = new ArrayList<>();
        List<ProductStore.VariantRow> variants = new ArrayList<>();
        List<StockSetting> stock = new ArrayList<>();
        for (Target target : targets) {
            products.add(productRow(target, Objects.requireNonNull(slugs.get(target.id()))));
            target.variants().forEach(plan -> addVariant(target.id(), plan, variants, stock));
        }
        // Every writer takes rows in the same order, so that two of them wait for each other instead of deadlocking.
        products.sort(Comparator.comparing(ProductStore.ProductRow::id));
        variants.sort(Comparator.comparing(ProductStore.VariantRow::sku));
        List<ProductId> ids = targets.stream().map(Target::id).toList();
        try {
            store.write(products);
            store.writeVariants(variants);
            store.writeCategories(ids, categoryRows(targets));
        } catch (DataIntegrityViolationException e) {
            throw refusal(e);
        }
        inventory.name(names(products, variants));
        if (!stock.isEmpty()) {
            inventory.set(stock, cause);
        }
        List<Product> saved = tell(ids);
        if (!activated.isEmpty()) {
            projections.forEach(projection -> projection.activated(activated));
        }
        return saved;
    }

    private Set<ProductId> activated(List<Target> targets) {
        List<ProductId> active = targets.stream()
                .filter(target -> !target.isNew() && target.draft().status() == ProductStatus.ACTIVE)
                .map(Target::id)
                .toList();
        return active.isEmpty() ? Set.of() : store.inactive(active);
    }

    private static List<StockName> names(
            List<ProductStore.ProductRow> products, List<ProductStore.VariantRow> variants) {
        Map<ProductId, String> titles = products.stream()
                .collect(Collectors.toMap(ProductStore.ProductRow::id, ProductStore.ProductRow::title));
        return variants.stream()
                .map(variant -> new StockName(
                        variant.id(),
                        variant.productId(),
                        variant.sku(),
                        Products.title(titles.getOrDefault(variant.productId(), ""), variant.title())))
                .toList();
    }

    private List<Product> tell(List<ProductId> ids) {
        List<Product> products = store.find(ids);
        projections.forEach(projection -> projection.saved(products));
        return products;
    }

    private static void addVariant(
            ProductId product,
            MergeProduct.VariantPlan plan,
            List<ProductStore.VariantRow> rows,
            List<StockSetting> stock) {
        VariantDraft draft = plan.draft();
        VariantId id = plan.id() == null ? VariantId.next() : plan.id();
        rows.add(new ProductStore.VariantRow(
                id,
                product,
                plan.position(),
                draft.sku(),
                draft.title() == null ? String.join(" / ", draft.options().values()) : draft.title(),
                draft.options(),
                draft.price().amount(),
                draft.compareAtPrice() == null ? null : draft.compareAtPrice().amount(),
                draft.gtin(),
                draft.taxClass()));
        if (plan.id() == null || draft.onHand() != null || draft.lowStockThreshold() != null) {
            stock.add(new StockSetting(id, draft.onHand(), draft.lowStockThreshold()));
        }
    }

    private static ProductStore.ProductRow productRow(Target target, String slug) {
        ProductDraft draft = target.draft();
        return new ProductStore.ProductRow(
                target.id(),
                target.handle(),
                slug,
                draft.title(),
                draft.description(),
                draft.brand(),
                draft.status(),
                draft.images(),
                draft.attributes(),
                draft.withdrawalExempt());
    }

    private List<ProductStore.CategoryRow> categoryRows(List<Target> targets) {
        Map<String, UUID> bySlug = categories.require(
                targets.stream()
                        .flatMap(target -> target.draft().categories().stream())
                        .collect(Collectors.toSet()),
                "/categories");
        Map<List<String>, UUID> byPath = categories.ensurePaths(targets.stream()
                .flatMap(target -> target.draft().categoryPaths().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        List<ProductStore.CategoryRow> rows = new ArrayList<>();
        for (Target target : targets) {
            List<UUID> ids = Stream.concat(
                            target.draft().categories().stream().map(bySlug::get),
                            target.draft().categoryPaths().stream().map(byPath::get))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            for (int position = 0; position < ids.size(); position++) {
                rows.add(new ProductStore.CategoryRow(target.id(), ids.get(position), position));
            }
        }
        return rows;
    }

    /**
     * Gives each product its slug: the one it asks for, the one it has, or one made of its title and, where that is
     * taken, of its first SKU as well.
     */
    private Map<ProductId, String> slugs(List<Target> targets) {
        Map<ProductId, String> present = store.slugsOf(targets.stream()
                .filter(target -> !target.isNew())
                .map(Target::id)
                .toList());
        Set<String> candidates = new HashSet<>();
        for (Target target : targets) {
            if (target.isNew() && target.draft().slug() == null) {
                candidates.add(Slugs.of(target.draft().title()));
                candidates.add(longSlug(target.draft()));
            }
        }
        Set<String> taken = new HashSet<>(store.idsBySlug(candidates).keySet());
        Map<ProductId, String> slugs = new HashMap<>();
        for (Target target : targets) {
            String slug = target.draft().slug();
            if (slug == null) {
                slug = present.get(target.id());
            }
            if (slug == null) {
                slug = freeSlug(target, taken);
            }
            taken.add(slug);
            slugs.put(target.id(), slug);
        }
        return slugs;
    }

    private static String freeSlug(Target target, Set<String> taken) {
        String shortSlug = Slugs.of(target.draft().title());
        String longSlug = longSlug(target.draft());
        return !taken.contains(shortSlug)
                ? shortSlug
                : !taken.contains(longSlug)
                        ? longSlug
                        : shortSlug + "-" + target.id().toString().substring(24);
    }

    private static String longSlug(ProductDraft draft) {
        return Slugs.of(draft.title()) + "-" + Slugs.of(skus(draft).getFirst());
    }

    private static List<String> skus(ProductDraft draft) {
        return draft.variants().stream().map(VariantDraft::sku).toList();
    }

    private static RuntimeException refusal(DataIntegrityViolationException e) {
        @Nullable Problem problem =
                switch (Constraint.violated(e)) {
                    case "product_handle_key" -> SLUG_TAKEN.because("Another product has this handle.");
                    case "product_slug_key" -> SLUG_TAKEN.because("Another product has this slug.");
                    case "product_category_category_id_fkey" ->
                        CATEGORY_UNKNOWN.because("A category was deleted just now.");
                    case "variant_sku_key" -> SKU_TAKEN.because("Another product has one of these SKUs.");
                    case null, default -> null;
                };
        return problem == null ? e : problem;
    }

    /**
     * A product to be written.
     *
     * @param handle the name by which imports shall know it, if it has none
     * @param variants those of the draft, in its order
     */
    record Target(
            ProductId id,
            boolean isNew,
            ProductDraft draft,
            @Nullable String handle,
            List<MergeProduct.VariantPlan> variants) {}
}
