package io.merkato.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders of the product list. Each ends with the id, so that no two products stand at the same place. */
enum ProductSort {
    RELEVANCE("relevance", true, List.of("relevance", "id")),
    NEWEST("newest", true, List.of("id")),
    PRICE("price", false, List.of("price_min", "id")),
    PRICE_DOWN("-price", true, List.of("price_min", "id")),
    NAME("name", false, List.of("title collate catalog.dictionary", "id")),
    RATING("rating", true, List.of("rating_average", "rating_count", "id")),
    POPULARITY("popularity", true, List.of("popularity", "id"));

    private final String parameter;
    private final boolean descending;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> keys;

    ProductSort(String parameter, boolean descending, List<String> keys) {
        this.parameter = parameter;
        this.descending = descending;
        this.keys = keys;
    }

    static @Nullable ProductSort byName(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElse(null);
    }

    static String names() {
        return Arrays.stream(values()).map(sort -> sort.parameter).collect(Collectors.joining(", "));
    }

    /** The SQL expressions to sort by, the id last. */
    List<String> keys() {
        return keys;
    }

    String orderBy() {
        return keys.stream().map(key -> key + (descending ? " desc" : " asc")).collect(Collectors.joining(", "));
    }

    /** The condition for rows behind the cursor, whose keys are the parameters {@code key0}, {@code key1} and so on. */
    String behindCursor() {
        String parameters = java.util.stream.IntStream.range(0, keys.size())
                .mapToObj(i -> ":key" + i)
                .collect(Collectors.joining(", "));
        return "(" + String.join(", ", keys) + ") " + (descending ? "<" : ">") + " (" + parameters + ")";
    }
}
