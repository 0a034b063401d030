package io.merkato.inventory;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class InventoryStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    InventoryStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<StockLevel> levels(Collection<VariantId> variants) {
        return sql.sql("""
                        select variant_id, on_hand, reserved, low_stock_threshold
                        from inventory.stock_level
                        where variant_id = any(:variants)
                        """)
                .param("variants", uuids(variants))
                .query(InventoryStore::level)
                .list();
    }

    /** The guarded statement: takes the units if there are enough. Gives what is left to buy, null when refused. */
    @Nullable Integer reserve(VariantId variant, int quantity) {
        return sql.sql("""
                        update inventory.stock_level
                        set reserved = reserved + :quantity
                        where variant_id = :variant and on_hand - reserved >= :quantity
                        returning on_hand - reserved
                        """)
                .param("variant", variant.value())
                .param("quantity", quantity)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    void insertHolds(OrderId order, SortedMap<VariantId, Integer> quantities) {
        sql.sql("""
                        insert into inventory.hold (order_id, variant_id, quantity, status)
                        select :order, variant_id, quantity, 'held'
                        from unnest(:variants, :quantities) as t (variant_id, quantity)
                        """)
                .param("order", order.value())
                .param("variants", uuids(quantities.keySet()))
                .param("quantities", quantities.values().toArray(Integer[]::new))
                .update();
    }

    /** Ends the holds that are still open; gives their quantities in the order in which rows are locked everywhere. */
    SortedMap<VariantId, Integer> endHolds(OrderId order, String status) {
        SortedMap<VariantId, Integer> ended = new TreeMap<>(Comparator.naturalOrder());
        sql.sql("""
                        update inventory.hold set status = :status
                        where order_id = :order and status = 'held'
                        returning variant_id, quantity
                        """).param("order", order.value()).param("status", status).query((ResultSet rs) -> {
            ended.put(new VariantId(rs.getObject("variant_id", UUID.class)), rs.getInt("quantity"));
        });
        return ended;
    }

    void take(VariantId variant, int quantity) {
        sql.sql("""
                        update inventory.stock_level
                        set on_hand = on_hand - :quantity, reserved = reserved - :quantity
                        where variant_id = :variant
                        """)
                .param("variant", variant.value())
                .param("quantity", quantity)
                .update();
    }

    /** Gives what can be bought after it. */
    int giveBack(VariantId variant, int quantity) {
        return sql.sql("""
                        update inventory.stock_level set reserved = reserved - :quantity
                        where variant_id = :variant
                        returning on_hand - reserved
                        """)
                .param("variant", variant.value())
                .param("quantity", quantity)
                .query(Integer.class)
                .single();
    }

    /** Sets what is given, all in one statement; gives the variants that hold more than they would have. */
    List<VariantId> set(List<StockSetting> settings) {
        return sql.sql("""
                        with given as (
                            select "variantId" as variant_id, "onHand" as on_hand, "lowStockThreshold" as threshold
                            from jsonb_to_recordset(:settings::jsonb)
                                as t ("variantId" uuid, "onHand" int, "lowStockThreshold" int)
                            order by 1
                        ), written as (
                            insert into inventory.stock_level as level (variant_id, on_hand, low_stock_threshold)
                            select variant_id, coalesce(on_hand, 0), coalesce(threshold, 0) from given
                            on conflict (variant_id) do update set
                                on_hand = coalesce(
                                    (select g.on_hand from given g where g.variant_id = level.variant_id), level.on_hand),
                                low_stock_threshold = coalesce(
                                    (select g.threshold from given g where g.variant_id = level.variant_id),
                                    level.low_stock_threshold)
                            where level.reserved <= coalesce(
                                (select g.on_hand from given g where g.variant_id = level.variant_id), level.on_hand)
                            returning variant_id
                        )
                        select variant_id from given where variant_id not in (select variant_id from written)
                        """)
                .param("settings", json.writeValueAsString(settings))
                .query((rs, row) -> new VariantId(rs.getObject("variant_id", UUID.class)))
                .list();
    }

    void deleteUnreserved(Collection<VariantId> variants) {
        sql.sql("delete from inventory.stock_level where variant_id = any(:variants) and reserved = 0")
                .param("variants", uuids(variants))
                .update();
    }

    private static StockLevel level(ResultSet rs, int row) throws SQLException {
        return new StockLevel(
                new VariantId(rs.getObject("variant_id", UUID.class)),
                rs.getInt("on_hand"),
                rs.getInt("reserved"),
                rs.getInt("low_stock_threshold"));
    }

    private static UUID[] uuids(Collection<VariantId> variants) {
        return variants.stream().map(VariantId::value).toArray(UUID[]::new);
    }
}
