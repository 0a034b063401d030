package io.merkato.catalog;

import io.merkato.kernel.Money;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.ShopProfile;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ShopWindowStore {

    private final JdbcClient sql;
    private final String currency;

    ShopWindowStore(JdbcClient sql, ShopProfile shop) {
        this.sql = sql;
        this.currency = shop.currency();
    }

    List<ShopWindow.Shown> products(int limit) {
        return sql.sql("""
                        select id, slug, title, images -> 0 ->> 'url' as image,
                               coalesce(images -> 0 ->> 'alt', '') as alt, price_min, price_max
                        from catalog.product
                        where status = 'active' and jsonb_array_length(images) > 0
                        order by in_stock desc, popularity desc, id desc
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new ShopWindow.Shown(
                        new ProductId(row.getObject("id", UUID.class)),
                        row.getString("slug"),
                        row.getString("title"),
                        row.getString("image"),
                        row.getString("alt"),
                        new Money(row.getLong("price_min"), currency),
                        new Money(row.getLong("price_max"), currency)))
                .list();
    }
}
