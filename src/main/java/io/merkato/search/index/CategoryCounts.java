package io.merkato.search.index;

import io.merkato.search.CategoryNames;
import io.merkato.search.Facets;
import io.merkato.search.columns.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** How many products are in each category and below it, each counted once. */
final class CategoryCounts {

    private final Dictionary<UUID> categories;
    private final CategoryNames names;
    private final int[] parents;

    /** Products that are in one category alone, by it: those above it are counted at the end. */
    private final int[] alone;

    /** Products that are in several, by each of these and all above. */
    private final int[] several;

    private final int[] lastCounted;
    private int product;

    CategoryCounts(Dictionary<UUID> categories, CategoryNames names) {
        this.categories = categories;
        this.names = names;
        int size = categories.size();
        this.alone = new int[size];
        this.several = new int[size];
        this.lastCounted = new int[size];
        this.parents = new int[size];
        Arrays.setAll(parents, this::parent);
    }

    private int parent(int category) {
        CategoryNames.Named named = names.find(categories.value(category));
        CategoryNames.Named above = named == null ? null : names.parent(named);
        int number = above == null ? Dictionary.UNKNOWN : categories.find(above.id());
        return number < parents.length ? number : Dictionary.UNKNOWN;
    }

    void count(int main, int[] more) {
        if (more.length == 0) {
            if (isCounted(main)) {
                alone[main]++;
            }
            return;
        }
        product++;
        countWithAllAbove(main);
        for (int category : more) {
            countWithAllAbove(category);
        }
    }

    private void countWithAllAbove(int category) {
        for (int at = category; isCounted(at) && lastCounted[at] != product; at = parents[at]) {
            lastCounted[at] = product;
            several[at]++;
        }
    }

    private boolean isCounted(int category) {
        return category != Dictionary.UNKNOWN && category < alone.length;
    }

    /** Those that have products, with how many. */
    Map<CategoryNames.Named, Integer> all() {
        Map<CategoryNames.Named, Integer> all = new HashMap<>();
        int[] counts = counts();
        for (int category = 0; category < counts.length; category++) {
            CategoryNames.Named named = names.find(categories.value(category));
            if (named != null && counts[category] > 0) {
                all.put(named, counts[category]);
            }
        }
        return all;
    }

    private int[] counts() {
        int[] counts = several.clone();
        for (int category = 0; category < alone.length; category++) {
            for (int at = category; alone[category] > 0 && isCounted(at); at = parents[at]) {
                counts[at] += alone[category];
            }
        }
        return counts;
    }

    /** Those that have products, below each other as they are, the fullest first. */
    List<Facets.Category> tree() {
        int[] counts = counts();
        Map<Integer, List<Integer>> below = new HashMap<>();
        for (int category = 0; category < counts.length; category++) {
            if (counts[category] > 0) {
                below.computeIfAbsent(parents[category], first -> new ArrayList<>())
                        .add(category);
            }
        }
        return level(Dictionary.UNKNOWN, below, counts);
    }

    private List<Facets.Category> level(int parent, Map<Integer, List<Integer>> below, int[] counts) {
        return below.getOrDefault(parent, List.of()).stream()
                .sorted(Comparator.comparingInt(category -> -counts[category]))
                .flatMap(category -> Stream.ofNullable(names.find(categories.value(category)))
                        .map(named -> new Facets.Category(
                                named.slug(), named.name(), counts[category], level(category, below, counts))))
                .toList();
    }
}
