package io.merkato.catalog;

import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.web.AbsoluteAddress;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of active products: filtered, sorted, and page by page. */
@Component
class ProductListStore {

    private static final String RELEVANCE =
            "(ts_rank(search, websearch_to_tsquery('english', catalog.folded(:words))) * 1000000)::bigint";

    private final JdbcClient sql;
    private final String currency;

    ProductListStore(JdbcClient sql, ShopProfile shop) {
        this.sql = sql;
        this.currency = shop.currency();
    }

    ProductList list(ProductQuery query, Map<String, List<String>> attributes) {
        ProductSort sort = query.order();
        String description = query.description(attributes);
        Cursor cursor = Cursor.decode(query.cursor(), description, sort.keys().size());
        Filter filter = Filter.of(query, attributes);
        List<Row> rows = rows(filter, sort, cursor, query.size() + 1);
        Page<Row> page = Page.of(
                rows,
                query.size(),
                row -> Cursor.at(description, (Object[]) row.keys().toArray(String[]::new)));
        return new ProductList(page.map(Row::product), count(filter));
    }

    private List<Row> rows(Filter filter, ProductSort sort, @Nullable Cursor cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        String condition = filter.condition();
        if (cursor != null) {
            condition += " and " + relevant(sort.behindCursor());
            parameters.putAll(keyParameters(sort, cursor));
        }
        String keyColumns = String.join(
                ", ",
                IntStream.range(0, sort.keys().size())
                        .mapToObj(i -> "(" + relevant(sort.keys().get(i)) + ")::text as key" + i)
                        .toList());
        parameters.put("limit", limit);
        return sql.sql("""
                        select p.*, c.slug as category_slug, c.name as category_name
                        from (
                            select id, slug, title, brand, images -> 0 ->> 'url' as image, price_min, price_max,
                                   in_stock, rating_average, rating_count, row_number() over () as place, %s
                            from (
                                select * from catalog.product where %s order by %s limit :limit
                            ) page
                        ) p
                        left join lateral (
                            select category.slug, category.name
                            from catalog.product_category pc
                            join catalog.category on category.id = pc.category_id
                            where pc.product_id = p.id
                            order by pc.position
                            limit 1
                        ) c on true
                        order by p.place
                        """.formatted(keyColumns, condition, relevant(sort.orderBy())))
                .params(parameters)
                .query((rs, number) -> row(rs, sort.keys().size()))
                .list();
    }

    private int count(Filter filter) {
        return sql.sql("select count(*)::int from catalog.product where " + filter.condition())
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    private static String relevant(String expression) {
        return expression.replace("relevance", RELEVANCE);
    }

    private static Map<String, Object> keyParameters(ProductSort sort, Cursor cursor) {
        Map<String, Object> parameters = new HashMap<>();
        int last = sort.keys().size() - 1;
        parameters.put("key" + last, cursor.id(last));
        for (int i = 0; i < last; i++) {
            parameters.put(
                    "key" + i,
                    switch (sort) {
                        case NAME -> cursor.text(i);
                        case RATING -> i == 0 ? cursor.decimal(i) : (Object) cursor.number(i);
                        case RELEVANCE, NEWEST, PRICE, PRICE_DOWN, POPULARITY -> cursor.number(i);
                    });
        }
        return parameters;
    }

    private Row row(ResultSet rs, int keyCount) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) {
            keys.add(rs.getString("key" + i));
        }
        String categorySlug = rs.getString("category_slug");
        return new Row(
                new ProductSummary(
                        rs.getObject("id", UUID.class),
                        rs.getString("slug"),
                        rs.getString("title"),
                        rs.getString("brand"),
                        categorySlug == null ? null : new Category.Label(categorySlug, rs.getString("category_name")),
                        rs.getString("image"),
                        new Money(rs.getLong("price_min"), currency),
                        new Money(rs.getLong("price_max"), currency),
                        rs.getBoolean("in_stock"),
                        new Rating(rs.getBigDecimal("rating_average"), rs.getInt("rating_count"))),
                keys);
    }

    record ProductList(Page<ProductSummary> page, int total) {}

    /** A product in a list. The price is that of its cheapest variant. */
    record ProductSummary(
            UUID id,
            String slug,
            String title,
            @Nullable String brand,
            Category.@Nullable Label category,
            @AbsoluteAddress @Nullable String image,
            Money price,
            Money priceMax,
            boolean inStock,
            Rating rating) {}

    /** What reviews say on average, 0 when there are none. */
    record Rating(BigDecimal average, int count) {}

    private record Row(ProductSummary product, List<String> keys) {}

    private record Filter(String condition, Map<String, Object> parameters) {

        static Filter of(ProductQuery query, Map<String, List<String>> attributes) {
            List<String> conditions = new ArrayList<>(List.of("status = 'active'"));
            Map<String, Object> parameters = new HashMap<>();
            if (query.hasWords()) {
                conditions.add("search @@ websearch_to_tsquery('english', catalog.folded(:words))");
                parameters.put("words", query.q());
            }
            if (query.category() != null) {
                conditions.add("""
                        id in (
                            with recursive below (id) as (
                                select id from catalog.category where slug = :category
                                union all
                                select child.id from catalog.category child join below on child.parent_id = below.id
                            )
                            select pc.product_id from catalog.product_category pc
                            join below on below.id = pc.category_id)
                        """);
                parameters.put("category", query.category());
            }
            if (query.brand() != null && !query.brand().isEmpty()) {
                conditions.add("brand = any(:brands)");
                parameters.put("brands", query.brand().toArray(String[]::new));
            }
            add(conditions, parameters, "price_min >= :minPrice", "minPrice", query.minPrice());
            add(conditions, parameters, "price_min <= :maxPrice", "maxPrice", query.maxPrice());
            add(conditions, parameters, "in_stock = :inStock", "inStock", query.inStock());
            add(conditions, parameters, "rating_average >= :minRating", "minRating", query.minRating());
            int number = 0;
            for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
                String name = "terms" + number++;
                conditions.add("terms && :" + name + "::text[]");
                parameters.put(
                        name,
                        attribute.getValue().stream()
                                .map(value -> Terms.of(attribute.getKey(), value))
                                .toArray(String[]::new));
            }
            return new Filter(String.join(" and ", conditions), parameters);
        }

        private static void add(
                List<String> conditions,
                Map<String, Object> parameters,
                String condition,
                String name,
                @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }
    }
}
