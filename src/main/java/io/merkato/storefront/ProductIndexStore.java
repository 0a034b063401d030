package io.merkato.storefront;

import io.merkato.catalog.categories.Categories;
import io.merkato.kernel.ProductId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The index in PostgreSQL: listings, filtered and sorted by their columns. */
@Component
class ProductIndexStore implements ProductIndex {

    private final JdbcClient sql;
    private final Categories categories;

    ProductIndexStore(JdbcClient sql, Categories categories) {
        this.sql = sql;
        this.categories = categories;
    }

    @Override
    public Found find(ProductQuery query) {
        SortKeys sort = SortKeys.of(query.sort());
        String description = query.description();
        Cursor cursor = Cursor.decode(query.cursor(), description, sort.keys().size());
        List<UUID> below = query.category() == null ? null : categories.withAllBelow(query.category());
        if (below != null && below.isEmpty()) {
            return new Found(List.of(), 0, null);
        }
        Selection selection = Selection.of(query, below);
        List<Row> rows = rows(selection, sort, cursor, query.limit() + 1);
        Page<Row> page = Page.of(
                rows,
                query.limit(),
                row -> Cursor.at(description, (Object[]) row.keys().toArray(String[]::new)));
        boolean isAll = cursor == null && page.nextCursor() == null;
        return new Found(
                page.items().stream().map(Row::product).toList(),
                isAll ? rows.size() : count(selection),
                page.nextCursor());
    }

    private List<Row> rows(Selection selection, SortKeys sort, @Nullable Cursor cursor, int limit) {
        List<String> keys = sort.expressions(selection.entry());
        Map<String, Object> parameters = new HashMap<>(selection.parameters());
        parameters.put("limit", limit);
        String condition = selection.condition();
        if (cursor != null) {
            condition += " and " + sort.behindCursor(selection.entry());
            parameters.putAll(sort.parameters(cursor));
        }
        String keyColumns = IntStream.range(0, keys.size())
                .mapToObj(i -> "(" + keys.get(i) + ")::text as key" + i)
                .collect(Collectors.joining(", "));
        return sql.sql("select %s.product_id, %s from %s %s where %s order by %s limit :limit"
                        .formatted(
                                selection.entry(),
                                keyColumns,
                                selection.from(),
                                sort.join(selection.entry()),
                                condition,
                                sort.orderBy(selection.entry())))
                .params(parameters)
                .query((rs, number) -> row(rs, keys.size()))
                .list();
    }

    private int count(Selection selection) {
        return sql.sql("select count(*)::int from " + selection.from() + " where " + selection.condition())
                .params(selection.parameters())
                .query(Integer.class)
                .single();
    }

    private static Row row(ResultSet rs, int keyCount) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) {
            keys.add(rs.getString("key" + i));
        }
        return new Row(new ProductId(rs.getObject("product_id", UUID.class)), keys);
    }

    private record Row(ProductId product, List<String> keys) {}

    /**
     * What the query asks for, in SQL. Of a category, a list by price or age needs nothing but the small rows of the
     * products in it, and PostgreSQL leaves the listings out where no condition names them.
     *
     * @param entry the table that has each product once, with its price
     */
    private record Selection(String from, String entry, List<String> conditions, Map<String, Object> parameters) {

        static Selection of(ProductQuery query, @Nullable List<UUID> categories) {
            Selection selection = categories == null ? onSale() : in(categories);
            selection.add(query);
            return selection;
        }

        private static Selection onSale() {
            return new Selection("storefront.listing l", "l", new ArrayList<>(List.of("l.listed")), new HashMap<>());
        }

        private static Selection in(List<UUID> categories) {
            Selection selection = new Selection(
                    """
                    %s left join storefront.listing l on l.product_id = c.product_id
                    """.formatted(categories.size() == 1 ? "storefront.listing_category c" : """
                                            (select distinct product_id, price_min from storefront.listing_category
                                             where category_id = any(:categories)) c
                                            """),
                    "c",
                    new ArrayList<>(),
                    new HashMap<>());
            if (categories.size() == 1) {
                selection.add("c.category_id = :category", "category", categories.getFirst());
            } else {
                selection.parameters().put("categories", categories.toArray(UUID[]::new));
            }
            return selection;
        }

        String condition() {
            return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
        }

        private void add(ProductQuery query) {
            add("l.search @@ websearch_to_tsquery('english', storefront.folded(:words))", "words", query.words());
            add(
                    "l.brand = any(:brands)",
                    "brands",
                    query.brands().isEmpty() ? null : query.brands().toArray(String[]::new));
            add(entry + ".price_min >= :minPrice", "minPrice", query.minPrice());
            add(entry + ".price_min <= :maxPrice", "maxPrice", query.maxPrice());
            add("l.in_stock = :inStock", "inStock", query.inStock());
            add("l.rating_average >= :minRating", "minRating", query.minRating());
            query.attributes().forEach((attribute, values) -> {
                String name = "terms" + conditions.size();
                String[] terms =
                        values.stream().map(value -> Terms.of(attribute, value)).toArray(String[]::new);
                add("l.terms && :" + name + "::text[]", name, terms);
            });
        }

        private void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }
    }
}
