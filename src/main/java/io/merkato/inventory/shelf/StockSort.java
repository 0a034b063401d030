package io.merkato.inventory.shelf;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders of the list of the stock. */
enum StockSort {
    SKU("sku"),
    /** What can be bought least, first. */
    AVAILABLE("available"),
    /** What can be bought most, first. */
    AVAILABLE_DOWN("-available");

    private final String parameter;

    StockSort(String parameter) {
        this.parameter = parameter;
    }

    /** What a list is sorted by, in SQL; what is equal in it is sorted by id. */
    String column() {
        return parameter;
    }

    /** The same of a row. */
    Object key(StockRow row) {
        return switch (this) {
            case SKU -> row.sku();
            case AVAILABLE -> row.available();
            case AVAILABLE_DOWN -> -row.available();
        };
    }

    static @Nullable StockSort byName(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElse(null);
    }

    static String names() {
        return Arrays.stream(values()).map(sort -> sort.parameter).collect(Collectors.joining(", "));
    }
}
