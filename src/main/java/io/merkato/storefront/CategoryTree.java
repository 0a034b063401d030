package io.merkato.storefront;

import io.merkato.catalog.categories.Categories;
import io.merkato.catalog.categories.Category;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Composes the tree of categories: what the catalogue has of it, and how many products are on sale in each. */
@Component
class CategoryTree {

    /**
     * An earlier version made trees of any depth. JSON readers stop at some: at 500 levels, of which a category takes two.
     * What lies deeper than this stands beside the last that fits.
     */
    private static final int MAX_SHOWN_DEPTH = 200;

    private final Categories categories;
    private final ListingStore listings;

    CategoryTree(Categories categories, ListingStore listings) {
        this.categories = categories;
        this.listings = listings;
    }

    List<Node> tree() {
        Map<UUID, Category> all =
                categories.all().stream().collect(Collectors.toMap(Category::id, Function.identity()));
        Map<Optional<String>, List<Counted>> byParent = new HashMap<>();
        // They come sorted, and so do what is below each.
        listings.count(all.values(), places(all.values())).forEach((id, products) -> {
            Category category = Objects.requireNonNull(all.get(id));
            byParent.computeIfAbsent(Optional.ofNullable(category.parent()), parent -> new ArrayList<>())
                    .add(new Counted(category, products));
        });
        return nodes(Optional.empty(), byParent, 1);
    }

    /** Each category with itself and with all that are above it. */
    private static List<Place> places(Iterable<Category> categories) {
        Map<String, Category> bySlug = new HashMap<>();
        categories.forEach(category -> bySlug.put(category.slug(), category));
        List<Place> places = new ArrayList<>();
        for (Category category : categories) {
            for (Category above = category; above != null; above = bySlug.get(above.parent())) {
                places.add(new Place(above.id(), category.id()));
            }
        }
        return places;
    }

    private static List<Node> nodes(Optional<String> parent, Map<Optional<String>, List<Counted>> byParent, int level) {
        List<Counted> here = byParent.getOrDefault(parent, List.of());
        return level < MAX_SHOWN_DEPTH
                ? here.stream()
                        .map(counted -> counted.above(nodes(Optional.of(counted.slug()), byParent, level + 1)))
                        .toList()
                : withAllBelow(here, byParent);
    }

    /** These and all that are below them, beside each other. */
    private static List<Node> withAllBelow(List<Counted> here, Map<Optional<String>, List<Counted>> byParent) {
        List<Node> nodes = new ArrayList<>();
        Deque<Counted> waiting = new ArrayDeque<>(here);
        while (!waiting.isEmpty()) {
            Counted counted = waiting.removeFirst();
            nodes.add(counted.above(List.of()));
            waiting.addAll(byParent.getOrDefault(Optional.of(counted.slug()), List.of()));
        }
        return nodes;
    }

    /**
     * A category with what is below it, as visitors see it.
     *
     * @param productCount products on sale here and below, each counted once
     */
    @Schema(name = "CategoryNode")
    record Node(UUID id, String slug, String name, int productCount, List<Node> children) {}

    /** Below which category another one is; each is below itself. */
    record Place(UUID above, UUID category) {}

    private record Counted(Category category, int products) {

        String slug() {
            return category.slug();
        }

        Node above(List<Node> children) {
            return new Node(category.id(), category.slug(), category.name(), products, children);
        }
    }
}
