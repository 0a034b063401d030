package io.merkato.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The categories of the shop as of a moment. */
public final class CategoryNames {

    private final Map<UUID, Named> byId = new HashMap<>();
    private final Map<String, Named> bySlug = new HashMap<>();
    private final Map<UUID, Set<UUID>> below = new HashMap<>();

    /** Takes all categories. */
    public CategoryNames(List<Named> all) {
        all.forEach(category -> {
            byId.put(category.id(), category);
            bySlug.put(category.slug(), category);
        });
        for (Named category : all) {
            for (Named above = category; above != null; above = parent(above)) {
                below.computeIfAbsent(above.id(), first -> new HashSet<>()).add(category.id());
            }
        }
    }

    /** All of them. */
    public Collection<Named> all() {
        return List.copyOf(byId.values());
    }

    /** The category of an id, or null when it is gone. */
    public @Nullable Named find(UUID id) {
        return byId.get(id);
    }

    /** What is above a category, or null. */
    public @Nullable Named parent(Named category) {
        return category.parent() == null ? null : bySlug.get(category.parent());
    }

    /** The category at a slug and all that are below it; none when there is no such category. */
    public Set<UUID> withAllBelow(String slug) {
        Named category = bySlug.get(slug);
        return category == null ? Set.of() : below.getOrDefault(category.id(), Set.of());
    }

    /**
     * A category.
     *
     * @param parent the slug of what is above it
     */
    public record Named(
            UUID id, String slug, String name, @Nullable String parent) {}
}
