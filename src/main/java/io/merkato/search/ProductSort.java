package io.merkato.search;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders of a list of products. */
public enum ProductSort {
    /** What fits the words best. */
    RELEVANCE("relevance"),
    NEWEST("newest"),
    /** The cheapest first. */
    PRICE("price"),
    /** The dearest first. */
    PRICE_DOWN("-price"),
    /** As in a dictionary. */
    NAME("name"),
    /** What reviews like best. */
    RATING("rating"),
    /** What was bought most. */
    POPULARITY("popularity");

    private final String parameter;

    ProductSort(String parameter) {
        this.parameter = parameter;
    }

    /** The order of this name in a query, or null when there is none. */
    public static @Nullable ProductSort byName(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElse(null);
    }

    /** The names of all orders. */
    public static String names() {
        return Arrays.stream(values()).map(sort -> sort.parameter).collect(Collectors.joining(", "));
    }
}
