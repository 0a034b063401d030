package io.merkato.catalog.texts;

import io.merkato.kernel.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads texts of products. */
@Component
class ProductTextStore {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final JdbcClient sql;

    ProductTextStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<ProductText> of(Collection<ProductId> products) {
        return sql.sql("""
                        select id, title, description, status = 'active' as on_sale from catalog.product
                        where id = any((select :products)::uuid[])
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(UUID[]::new))
                .query(ProductTextStore::read)
                .list();
    }

    List<ProductText> onSaleBefore(@Nullable ProductId before, int limit) {
        return sql.sql("""
                        select id, title, description, true as on_sale from catalog.product
                        where id < :before and status = 'active'
                        order by id desc limit :limit
                        """)
                .param("before", before == null ? AFTER_ALL : before.value())
                .param("limit", limit)
                .query(ProductTextStore::read)
                .list();
    }

    private static ProductText read(ResultSet rs, int row) throws SQLException {
        return new ProductText(
                new ProductId(rs.getObject("id", UUID.class)),
                rs.getString("title"),
                rs.getString("description"),
                rs.getBoolean("on_sale"));
    }
}
