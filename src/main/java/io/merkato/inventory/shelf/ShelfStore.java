package io.merkato.inventory.shelf;

import io.merkato.inventory.MovementReason;
import io.merkato.kernel.VariantId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.text.ApiName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads levels with their names, and movements. */
@Component
class ShelfStore {

    /** A variant that was removed is there while it has a level: orders held units of it. */
    private static final String ROWS = """
            select variant_id, sku, title, removed, on_hand, reserved, on_hand - reserved as available,
                   coalesce(low_stock_threshold, (select shop_threshold from inventory.alerting), 0) as threshold
            from inventory.stock_level level
            join inventory.label label using (variant_id)
            """;

    private final JdbcClient sql;

    ShelfStore(JdbcClient sql) {
        this.sql = sql;
    }

    Page<StockRow> list(StockQuery query, PageRequest page) {
        StockSort sort = query.order();
        String name = "stock " + query + " " + sort;
        Cursor cursor = Cursor.decode(page.cursor(), name, 2);
        String type = sort == StockSort.SKU ? "text collate \"C\"" : "int";
        return Page.of(
                sql.sql("""
                                select * from (%s) stock
                                where (:sku::text is null or sku = :sku)
                                  and (:text::text is null or sku ilike :text or title ilike :text)
                                  and (not :low or available <= threshold)
                                  and (not :soldOut or available = 0)
                                  and (:afterId::uuid is null or (%s, variant_id) > (:after::text::%s, :afterId::uuid))
                                order by %s, variant_id
                                limit :limit
                                """.formatted(ROWS, sort.column(), type, sort.column()))
                        .param("sku", query.sku())
                        .param("text", query.pattern())
                        .param("low", query.lowOnly())
                        .param("soldOut", query.soldOutOnly())
                        .param("after", after(cursor, sort))
                        .param("afterId", cursor == null ? null : cursor.id(1))
                        .param("limit", page.size() + 1)
                        .query(ShelfStore::row)
                        .list(),
                page.size(),
                row -> Cursor.at(name, sort.key(row), row.variantId()));
    }

    private static @Nullable String after(@Nullable Cursor cursor, StockSort sort) {
        if (cursor == null) {
            return null;
        }
        return sort == StockSort.SKU ? cursor.text(0) : String.valueOf((int) cursor.number(0));
    }

    List<StockRow> find(Collection<VariantId> variants) {
        return rows("variant_id = any((select :variants)::uuid[])", variants);
    }

    /** The rows of these variants, sorted by id, that nobody else changes until the end of the transaction. */
    Map<VariantId, StockRow> lock(Collection<VariantId> variants) {
        Map<VariantId, StockRow> rows = new HashMap<>();
        rows("variant_id = any((select :variants)::uuid[]) order by variant_id for no key update of level", variants)
                .forEach(row -> rows.put(new VariantId(row.variantId()), row));
        return rows;
    }

    private List<StockRow> rows(String condition, Collection<VariantId> variants) {
        return sql.sql(ROWS + " where " + condition)
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query(ShelfStore::row)
                .list();
    }

    /** All rows by SKU, behind the given one. What was removed has given up its SKU, and cannot be counted. */
    List<StockCsv.Row> export(@Nullable String afterSku, @Nullable UUID afterId, int limit) {
        return sql.sql("""
                        select variant_id, sku, title, on_hand, reserved, low_stock_threshold
                        from inventory.stock_level join inventory.label using (variant_id)
                        where not removed
                          and (:afterId::uuid is null or (sku, variant_id) > (:afterSku::text collate "C", :afterId::uuid))
                        order by sku, variant_id
                        limit :limit
                        """)
                .param("afterSku", afterSku)
                .param("afterId", afterId)
                .param("limit", limit)
                .query((rs, row) -> new StockCsv.Row(
                        rs.getObject("variant_id", UUID.class),
                        rs.getString("sku"),
                        rs.getString("title"),
                        rs.getInt("on_hand"),
                        rs.getInt("reserved"),
                        rs.getObject("low_stock_threshold", Integer.class)))
                .list();
    }

    /** Whether there is, or ever was, such a variant. */
    boolean knows(VariantId variant) {
        return sql.sql("select exists (select 1 from inventory.label where variant_id = :variant)")
                .param("variant", variant.value())
                .query(Boolean.class)
                .single();
    }

    Page<MovementRow> movements(VariantId variant, PageRequest page) {
        String query = "movements " + variant;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        Page<Map.Entry<Long, MovementRow>> found = Page.of(
                sql.sql("""
                                select * from inventory.movement
                                where variant_id = :variant and (:after::bigint is null or id < :after::bigint)
                                order by id desc
                                limit :limit
                                """)
                        .param("variant", variant.value())
                        .param("after", cursor == null ? null : cursor.number(0))
                        .param("limit", page.size() + 1)
                        .query((rs, row) -> Map.entry(rs.getLong("id"), movement(rs)))
                        .list(),
                page.size(),
                entry -> Cursor.at(query, entry.getKey()));
        return found.map(Map.Entry::getValue);
    }

    private static MovementRow movement(ResultSet rs) throws SQLException {
        return new MovementRow(
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getInt("delta"),
                Objects.requireNonNull(ApiName.parse(MovementReason.class, rs.getString("reason"))),
                rs.getString("reference"),
                rs.getString("note"),
                rs.getInt("on_hand_after"),
                rs.getObject("actor_id", UUID.class));
    }

    private static StockRow row(ResultSet rs, int number) throws SQLException {
        int available = rs.getInt("available");
        int threshold = rs.getInt("threshold");
        return new StockRow(
                rs.getObject("variant_id", UUID.class),
                rs.getString("sku"),
                rs.getString("title"),
                rs.getInt("on_hand"),
                rs.getInt("reserved"),
                available,
                threshold,
                available <= threshold,
                rs.getBoolean("removed"));
    }

    /**
     * What happened to the units of a variant.
     *
     * @param reference the order or import that it was for, or what movements of one request have in common
     * @param note what somebody said of it
     * @param by who did it, null for the shop itself and for a person who was erased
     */
    @Schema(name = "StockMovement")
    record MovementRow(
            Instant at,
            int delta,
            MovementReason reason,
            @Nullable String reference,
            @Nullable String note,
            int onHandAfter,
            @Nullable UUID by) {}
}
