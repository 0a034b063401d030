package io.merkato.catalog.categories;

import static io.merkato.catalog.rules.CatalogProblem.CATEGORY_CYCLE;
import static io.merkato.catalog.rules.CatalogProblem.CATEGORY_IN_USE;
import static io.merkato.catalog.rules.CatalogProblem.CATEGORY_NAME_TAKEN;
import static io.merkato.catalog.rules.CatalogProblem.CATEGORY_TOO_DEEP;
import static io.merkato.catalog.rules.CatalogProblem.CATEGORY_UNKNOWN;
import static io.merkato.catalog.rules.CatalogProblem.SLUG_TAKEN;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.rules.CategoryRules;
import io.merkato.catalog.rules.Slugs;
import io.merkato.kernel.Ids;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.sql.Constraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tree of categories: what other modules may ask of it, and how categories come and go. */
@Component
public class Categories {

    /** What a category is called, where it is found or where it stands has changed; {@link Invalidations} tells it without a key. */
    public static final String NAMES = "catalog.category-names";
    /** A category was made. */
    public static final String NEW = "catalog.new-category";

    private final CategoryStore store;
    private final Invalidations invalidations;
    private final List<CategoryProjection> projections;

    Categories(CategoryStore store, Invalidations invalidations, List<CategoryProjection> projections) {
        this.store = store;
        this.invalidations = invalidations;
        this.projections = projections;
    }

    /** Every category, in no order. */
    public List<Category> all() {
        return store.all();
    }

    /** The ids of the category at this slug and of all that is below it; none when there is no such category. */
    public List<UUID> withAllBelow(String slug) {
        return store.withAllBelow(slug);
    }

    /** How these categories are named where a product is shown; an id that names none is left out. */
    public Map<UUID, Category.Label> labels(Collection<UUID> categories) {
        return categories.isEmpty() ? Map.of() : store.labels(categories);
    }

    /** Keeps others from changing the tree until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        store.lockTree();
    }

    Category get(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such category."));
    }

    /** Makes a category; a slug that is not given is made of the name. */
    @Transactional
    public Category create(String name, @Nullable String slug, @Nullable String parent) {
        store.lockTree();
        UUID id = Ids.next();
        UUID parentId = parent == null ? null : requireSlug(parent);
        requireDepth(parentId, 1);
        translating(() -> store.insert(id, parentId, slug == null ? freeSlug(List.of(name)) : slug, name));
        invalidations.invalidate(NEW, "");
        tell(List.of());
        return get(id);
    }

    /** Changes what is given; an empty parent moves the category to the top. */
    @Transactional
    Category update(UUID id, @Nullable String name, @Nullable String slug, @Nullable String parent) {
        store.lockTree();
        Category now = get(id);
        String newParent = parent == null ? now.parent() : parent.isEmpty() ? null : parent;
        UUID parentId = newParent == null ? null : requireSlug(newParent);
        if (parentId != null && store.isBelow(parentId, id)) {
            throw CATEGORY_CYCLE.because("Choose a parent that is not below this category.");
        }
        if (levelBelow(parentId) > store.level(id)) {
            requireDepth(parentId, store.height(id));
        }
        translating(
                () -> store.update(id, parentId, slug == null ? now.slug() : slug, name == null ? now.name() : name));
        invalidations.invalidate(NAMES, "");
        Category changed = get(id);
        tell(store.withAllBelow(changed.slug()));
        return changed;
    }

    @Transactional
    void delete(UUID id) {
        store.lockTree();
        get(id);
        if (!store.deleteEmpty(id)) {
            throw CATEGORY_IN_USE.because("Move or delete what is in it first.");
        }
        invalidations.invalidate(NAMES, "");
        tell(List.of());
    }

    private void tell(List<UUID> renamed) {
        projections.forEach(projection -> projection.changed(renamed));
    }

    /** The ids of categories that must exist, or CATEGORY_UNKNOWN at the pointer for those that don't. */
    public Map<String, UUID> require(Collection<String> slugs, String pointer) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> ids = store.idsBySlug(slugs);
        List<FieldError> unknown = slugs.stream()
                .filter(slug -> !ids.containsKey(slug))
                .map(slug -> new FieldError(pointer, "CATEGORY_UNKNOWN", "there is no category " + slug))
                .toList();
        if (!unknown.isEmpty()) {
            throw CATEGORY_UNKNOWN.because("Make the category first.").at(unknown);
        }
        return ids;
    }

    /** The ids of the categories at the ends of these paths of names; what is missing of a path is made. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<List<String>, UUID> ensurePaths(Collection<List<String>> paths) {
        Map<List<String>, UUID> ids = new HashMap<>();
        for (List<String> path : paths) {
            UUID parent = null;
            for (int depth = 1; depth <= path.size(); depth++) {
                List<String> here = path.subList(0, depth);
                UUID known = ids.get(here);
                parent = known == null ? ensure(parent, here) : known;
                ids.put(List.copyOf(here), parent);
            }
        }
        return ids;
    }

    private UUID ensure(@Nullable UUID parent, List<String> path) {
        String name = path.getLast();
        Optional<UUID> found = store.idByName(parent, name);
        if (found.isEmpty()) {
            store.lockTree();
            found = store.idByName(parent, name);
        }
        return found.orElseGet(() -> {
            requireDepth(parent, 1);
            UUID id = Ids.next();
            store.insert(id, parent, freeSlug(path), name);
            invalidations.announce(NEW, "");
            tell(List.of());
            return id;
        });
    }

    /** Refuses to put so many levels below the parent when the tree would be too deep then. */
    private void requireDepth(@Nullable UUID parent, int levels) {
        if (levelBelow(parent) + levels - 1 > CategoryRules.MAX_DEPTH) {
            throw CATEGORY_TOO_DEEP
                    .because("The tree has at most " + CategoryRules.MAX_DEPTH + " levels.")
                    .at(List.of(new FieldError("/parent", "CATEGORY_TOO_DEEP", "is too deep in the tree")));
        }
    }

    private int levelBelow(@Nullable UUID parent) {
        return parent == null ? 1 : store.level(parent) + 1;
    }

    /** The name's slug if it is free, else one with the names above it, else with a number. */
    private String freeSlug(List<String> path) {
        List<String> candidates = new ArrayList<>();
        candidates.add(Slugs.of(path.getLast()));
        candidates.add(Slugs.of(String.join(" ", path)));
        for (String candidate : candidates) {
            if (!store.slugExists(candidate)) {
                return candidate;
            }
        }
        int number = 2;
        while (store.slugExists(candidates.getLast() + "-" + number)) {
            number++;
        }
        return candidates.getLast() + "-" + number;
    }

    private UUID requireSlug(String slug) {
        return require(List.of(slug), "/parent").values().iterator().next();
    }

    private static void translating(Runnable write) {
        try {
            write.run();
        } catch (DataIntegrityViolationException e) {
            throw refusal(e);
        }
    }

    private static RuntimeException refusal(DataIntegrityViolationException e) {
        Problem problem =
                switch (Constraint.violated(e)) {
                    case "category_slug_key" -> SLUG_TAKEN.because("Another category has this slug.");
                    case "category_name_key" -> CATEGORY_NAME_TAKEN.because("Choose another name or parent.");
                    case null, default -> null;
                };
        return problem == null ? e : problem;
    }
}
