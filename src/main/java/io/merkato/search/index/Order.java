package io.merkato.search.index;

import io.merkato.search.ProductSort;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Places;
import java.util.UUID;

/**
 * An order of products by one column and then by their ids, so that no two stand at the same place.
 *
 * @param newest the first halves of ids, by place
 * @param column what is sorted by, by place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Order(Places places, long[] newest, long[] column, boolean descending) {

    static Order of(ProductSort sort, Places places, Columns.Table table) {
        return switch (sort) {
            case RELEVANCE -> throw new IllegalArgumentException("Relevance is no column");
            case NEWEST -> new Order(places, table.newest, table.newest, true);
            case PRICE -> new Order(places, table.newest, table.priceMin, false);
            case PRICE_DOWN -> new Order(places, table.newest, table.priceMin, true);
            case NAME -> new Order(places, table.newest, table.name, false);
            case RATING -> new Order(places, table.newest, table.ratingScore, true);
            case POPULARITY -> new Order(places, table.newest, table.units, true);
        };
    }

    /** Less than 0 when the first comes before the second. */
    int compare(int one, int other) {
        int byColumn = Long.compare(column[one], column[other]);
        int ascending = byColumn == 0 ? compareIds(one, other) : byColumn;
        return descending ? -ascending : ascending;
    }

    /** Whether a product comes behind where another one stood. */
    boolean isBehind(int place, long key, UUID id) {
        int byColumn = Long.compare(column[place], key);
        int ascending = byColumn == 0 ? compareIds(place, id) : byColumn;
        return descending ? ascending < 0 : ascending > 0;
    }

    private int compareIds(int one, int other) {
        int byHalf = Long.compareUnsigned(newest[one], newest[other]);
        return byHalf == 0 ? places.compare(one, other) : byHalf;
    }

    private int compareIds(int place, UUID id) {
        int byHalf = Long.compareUnsigned(newest[place], id.getMostSignificantBits());
        return byHalf == 0 ? places.compare(place, id) : byHalf;
    }
}
