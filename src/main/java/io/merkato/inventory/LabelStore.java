package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What variants are called. */
@Component
class LabelStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    LabelStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Writes down what variants are called. In sorted order, so that two who name the same ones wait for each other. */
    void name(Collection<StockName> names) {
        sql.sql("""
                        insert into inventory.label as label (variant_id, product_id, sku, title)
                        select "variantId", "productId", sku, title
                        from jsonb_to_recordset(:names::jsonb)
                            as t ("variantId" uuid, "productId" uuid, sku text, title text)
                        order by 1
                        on conflict (variant_id) do update
                            set product_id = excluded.product_id, sku = excluded.sku, title = excluded.title, removed = false
                            where (label.product_id, label.sku, label.title, label.removed)
                                is distinct from (excluded.product_id, excluded.sku, excluded.title, false)
                        """).param("names", json.writeValueAsString(names)).update();
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

    /** The SKUs of these variants, or those that they had last. */
    Map<VariantId, String> skusOf(Collection<VariantId> variants) {
        Map<VariantId, String> skus = new HashMap<>();
        sql.sql("select variant_id, sku from inventory.label where variant_id = any((select :variants)::uuid[])")
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query((ResultSet rs) -> {
                    skus.put(new VariantId(rs.getObject("variant_id", UUID.class)), rs.getString("sku"));
                });
        return skus;
    }
}
