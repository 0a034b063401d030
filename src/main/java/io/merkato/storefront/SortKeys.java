package io.merkato.storefront;

import io.merkato.platform.paging.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An order of products in SQL. It ends with the id, so that no two products stand at the same place.
 *
 * @param keys what is sorted by, most important first; {@code entry} stands for the table with the prices
 * @param join another table that the keys need
 */
record SortKeys(boolean descending, List<Key> keys, String join) {

    private static final Key ID = new Key("entry.product_id", Cursor::id);
    private static final Key RELEVANCE = new Key(
            "(ts_rank(l.search, websearch_to_tsquery('english', storefront.folded(:words))) * 1000000)::bigint",
            Cursor::number);
    private static final Key PRICE = new Key("entry.price_min", Cursor::number);

    private SortKeys(boolean descending, List<Key> keys) {
        this(descending, keys, "");
    }

    static SortKeys of(ProductSort sort) {
        return switch (sort) {
            case RELEVANCE -> new SortKeys(true, List.of(RELEVANCE, ID));
            case NEWEST -> new SortKeys(true, List.of(ID));
            case PRICE -> new SortKeys(false, List.of(PRICE, ID));
            case PRICE_DOWN -> new SortKeys(true, List.of(PRICE, ID));
            case NAME ->
                new SortKeys(false, List.of(new Key("l.title collate storefront.dictionary", Cursor::text), ID));
            case RATING -> new SortKeys(true, List.of(new Key("l.rating_score", Cursor::decimal), ID));
            case POPULARITY ->
                new SortKeys(
                        true,
                        List.of(new Key("p.units", Cursor::number), new Key("p.product_id", Cursor::id)),
                        "join storefront.popularity p on p.product_id = entry.product_id");
        };
    }

    /** The SQL expressions to sort by, the id last. */
    List<String> expressions(String entry) {
        return keys.stream()
                .map(key -> key.sql().replace("entry.", entry + "."))
                .toList();
    }

    /** What stands behind the tables of the selection, for the keys to be there. */
    String join(String entry) {
        return join.replace("entry.", entry + ".");
    }

    String orderBy(String entry) {
        return expressions(entry).stream()
                .map(key -> key + (descending ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    /** The condition for rows behind a cursor. */
    String behindCursor(String entry) {
        String parameters =
                IntStream.range(0, keys.size()).mapToObj(i -> ":key" + i).collect(Collectors.joining(", "));
        return "(" + String.join(", ", expressions(entry)) + ") " + (descending ? "<" : ">") + " (" + parameters + ")";
    }

    /** The keys of a cursor as they are compared. */
    Map<String, Object> parameters(Cursor cursor) {
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            parameters.put("key" + i, keys.get(i).read().of(cursor, i));
        }
        return parameters;
    }

    /** @param read how its value is read from a cursor */
    record Key(String sql, Read read) {}

    /** Reads a key at its place in a cursor. */
    interface Read {
        Object of(Cursor cursor, int index);
    }
}
