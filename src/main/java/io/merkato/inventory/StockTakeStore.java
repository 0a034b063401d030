package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which variant is meant. */
@Component
class StockTakeStore {

    private final JdbcClient sql;

    StockTakeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Which variants have these SKUs now. */
    Map<String, VariantId> variantsOf(Collection<String> skus) {
        Map<String, VariantId> variants = new HashMap<>();
        sql.sql("select sku, variant_id from inventory.label where sku = any((select :skus)::text[]) and not removed")
                .param("skus", skus.toArray(String[]::new))
                .query((ResultSet rs) -> {
                    variants.put(rs.getString("sku"), new VariantId(rs.getObject("variant_id", UUID.class)));
                });
        return variants;
    }
}
