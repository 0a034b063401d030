package io.merkato.catalog;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Many products at once, as they are before a batch changes them. */
@Component
class ProductBatchStore {

    private static final TypeReference<List<Image>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    ProductBatchStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Map<String, ProductId> idsByHandle(Collection<String> handles) {
        Map<String, ProductId> ids = new HashMap<>();
        sql.sql("select handle, id from catalog.product where handle = any(:handles)")
                .param("handles", handles.toArray(String[]::new))
                .query((ResultSet rs) -> {
                    ids.put(rs.getString("handle"), id(rs, "id"));
                });
        return ids;
    }

    /** Locks these products until the end of the transaction, in the order of their ids as everywhere, and gives them. */
    Map<ProductId, Present> lock(Collection<ProductId> products) {
        UUID[] ids = products.stream().map(ProductId::value).toArray(UUID[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        sql.sql("select 1 from catalog.product where id = any(:ids) order by id for no key update")
                .param("ids", ids)
                .query(rs -> {});
        Map<ProductId, List<Category.Label>> labels = labels(ids);
        Map<ProductId, List<Product.Variant>> variants = variants(ids);
        Map<ProductId, Present> present = new HashMap<>();
        sql.sql("""
                        select id, handle, slug, title, description, brand, status, images, attributes,
                               rating_average, rating_count, created_at, updated_at
                        from catalog.product
                        where id = any(:ids)
                        """).param("ids", ids).query((ResultSet rs) -> {
            ProductId id = id(rs, "id");
            present.put(
                    id,
                    new Present(
                            product(rs, labels.getOrDefault(id, List.of()), variants.getOrDefault(id, List.of())),
                            rs.getString("handle")));
        });
        return present;
    }

    private Map<ProductId, List<Category.Label>> labels(UUID[] ids) {
        Map<ProductId, List<Category.Label>> labels = new HashMap<>();
        sql.sql("""
                        select pc.product_id, c.slug, c.name
                        from catalog.product_category pc
                        join catalog.category c on c.id = pc.category_id
                        where pc.product_id = any(:ids)
                        order by pc.product_id, pc.position
                        """).param("ids", ids).query((ResultSet rs) -> {
            labels.computeIfAbsent(id(rs, "product_id"), first -> new ArrayList<>())
                    .add(new Category.Label(rs.getString("slug"), rs.getString("name")));
        });
        return labels;
    }

    private Map<ProductId, List<Product.Variant>> variants(UUID[] ids) {
        Map<ProductId, List<Product.Variant>> variants = new HashMap<>();
        sql.sql("""
                        select id, product_id, sku, title, options, price_amount, compare_at_amount, gtin, tax_class
                        from catalog.variant
                        where product_id = any(:ids)
                        order by product_id, position, id
                        """).param("ids", ids).query((ResultSet rs) -> {
            variants.computeIfAbsent(id(rs, "product_id"), first -> new ArrayList<>())
                    .add(new Product.Variant(
                            new VariantId(rs.getObject("id", UUID.class)),
                            rs.getString("sku"),
                            rs.getString("title"),
                            json.readValue(rs.getString("options"), OPTIONS),
                            rs.getLong("price_amount"),
                            rs.getObject("compare_at_amount", Long.class),
                            rs.getString("gtin"),
                            rs.getString("tax_class")));
        });
        return variants;
    }

    private Product product(ResultSet rs, List<Category.Label> labels, List<Product.Variant> variants)
            throws SQLException {
        return new Product(
                id(rs, "id"),
                rs.getString("slug"),
                rs.getString("title"),
                rs.getString("description"),
                rs.getString("brand"),
                ProductStatus.of(rs.getString("status")),
                json.readValue(rs.getString("images"), IMAGES),
                json.readValue(rs.getString("attributes"), ATTRIBUTES),
                rs.getBigDecimal("rating_average"),
                rs.getInt("rating_count"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                labels,
                variants);
    }

    private static ProductId id(ResultSet rs, String column) throws SQLException {
        return new ProductId(rs.getObject(column, UUID.class));
    }

    /** @param handle the name by which imports know the product */
    record Present(Product product, @Nullable String handle) {}
}
