package io.merkato.catalog.names;

import io.merkato.kernel.ProductId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProductNameStore {

    private final JdbcClient sql;

    ProductNameStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<String, ProductId> idsBySku(Collection<String> skus) {
        Map<String, ProductId> products = new HashMap<>();
        if (!skus.isEmpty()) {
            sql.sql("select sku, product_id from catalog.variant where sku = any((select :skus)::text[])")
                    .param("skus", skus.toArray(String[]::new))
                    .query((ResultSet rs) -> {
                        products.put(rs.getString("sku"), new ProductId(rs.getObject("product_id", UUID.class)));
                    });
        }
        return products;
    }

    /** The products of these ids, slugs and handles, which nobody deletes until the end of the transaction. */
    List<Row> lock(Collection<UUID> ids, Collection<String> names) {
        return sql.sql("""
                        select id, slug, handle from catalog.product
                        where id = any((select :ids)::uuid[]) or slug = any((select :names)::text[])
                           or handle = any((select :names)::text[])
                        order by id for key share
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("names", names.toArray(String[]::new))
                .query((rs, row) -> new Row(
                        new ProductId(rs.getObject("id", UUID.class)), rs.getString("slug"), rs.getString("handle")))
                .list();
    }

    /** What a product is called. */
    record Row(ProductId id, String slug, @Nullable String handle) {}
}
