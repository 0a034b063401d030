package io.merkato.inventory.alerts;

import io.merkato.inventory.LevelMove;
import io.merkato.kernel.VariantId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts. Rows of several are locked in the order of their ids. */
@Component
class AlertStore {

    private final JdbcClient sql;

    AlertStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Writes alerts down and gives those that were not open already. */
    List<StockLow> raise(List<StockLow> alerts) {
        Set<UUID> raised = sql.sql("""
                        insert into inventory.low_stock_alert (id, variant_id, kind, available, threshold)
                        select * from unnest(:ids, :variants, :kinds, :available, :thresholds)
                        on conflict (variant_id, kind) where cleared_at is null do nothing
                        returning id
                        """)
                .param("ids", alerts.stream().map(StockLow::alertId).toArray(UUID[]::new))
                .param(
                        "variants",
                        alerts.stream().map(alert -> alert.variantId().value()).toArray(UUID[]::new))
                .param(
                        "kinds",
                        alerts.stream().map(alert -> alert.kind().text()).toArray(String[]::new))
                .param("available", alerts.stream().map(StockLow::available).toArray(Integer[]::new))
                .param("thresholds", alerts.stream().map(StockLow::threshold).toArray(Integer[]::new))
                .query(UUID.class)
                .set();
        return alerts.stream().filter(alert -> raised.contains(alert.alertId())).toList();
    }

    void clear(List<Risen> risen) {
        sql.sql("""
                        with risen as (
                            select id from inventory.low_stock_alert alert
                            join unnest(:variants, :kinds) as given (variant_id, kind) using (variant_id, kind)
                            where cleared_at is null
                            order by id
                            for update of alert
                        )
                        update inventory.low_stock_alert alert set cleared_at = clock_timestamp()
                        from risen where risen.id = alert.id
                        """)
                .param(
                        "variants",
                        risen.stream().map(one -> one.variantId().value()).toArray(UUID[]::new))
                .param("kinds", risen.stream().map(one -> one.kind().text()).toArray(String[]::new))
                .update();
    }

    /** Clears whatever is open of these variants. */
    void clearAll(Collection<VariantId> variants) {
        sql.sql("""
                        with gone as (
                            select id from inventory.low_stock_alert
                            where variant_id = any(:variants) and cleared_at is null
                            order by id
                            for update
                        )
                        update inventory.low_stock_alert alert set cleared_at = clock_timestamp()
                        from gone where gone.id = alert.id
                        """)
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .update();
    }

    /** The threshold that the shop goes by, null before the first start. Others who ask for it here wait. */
    @Nullable Integer shopsThreshold() {
        return sql.sql("select shop_threshold from inventory.alerting for update")
                .query((rs, row) -> Optional.ofNullable(rs.getObject("shop_threshold", Integer.class)))
                .list()
                .getFirst()
                .orElse(null);
    }

    /** Waits for everybody who is changing a level, and keeps others from it until the end of the transaction. */
    void keepLevels() {
        sql.sql("lock table inventory.stock_level in share row exclusive mode").update();
    }

    void setShopsThreshold(int threshold) {
        sql.sql("update inventory.alerting set shop_threshold = :threshold")
                .param("threshold", threshold)
                .update();
    }

    /** The levels for which it makes a difference that the shop's threshold is another. */
    List<LevelMove> crossedBy(int before, int after) {
        return sql.sql("""
                        select variant_id, on_hand - reserved as available
                        from inventory.stock_level
                        where low_stock_threshold is null
                          and on_hand - reserved between least(:before, :after) and greatest(:before, :after)
                        order by variant_id
                        """)
                .param("before", before)
                .param("after", after)
                .query((rs, row) -> {
                    int available = rs.getInt("available");
                    return new LevelMove(variant(rs), available, available, before, after);
                })
                .list();
    }

    /** Waits for a digest that is being made, keeps others from making one, and tells how long ago the last one was. */
    @Nullable Duration lockDigest() {
        return sql.sql("""
                        select extract(epoch from clock_timestamp() - digest_at)::bigint as seconds
                        from inventory.alerting for update
                        """)
                .query((rs, row) -> {
                    Long seconds = rs.getObject("seconds", Long.class);
                    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
                })
                .list()
                .getFirst()
                .orElse(null);
    }

    /** Marks all open alerts of which nobody was told, and gives the first of them with the number of all. */
    LowStockAlerts.Digest takeUntold(int most) {
        List<LowStockAlerts.Alert> first = new ArrayList<>();
        int[] total = new int[1];
        sql.sql("""
                        with untold as (
                            select id from inventory.low_stock_alert
                            where mailed_at is null and cleared_at is null
                            order by id
                            for update
                        ), told as (
                            update inventory.low_stock_alert alert set mailed_at = clock_timestamp()
                            from untold where untold.id = alert.id
                            returning alert.*
                        )
                        select told.*, sku, title, count(*) over () as total
                        from told join inventory.label using (variant_id)
                        order by id
                        limit :most
                        """).param("most", most).query(rs -> {
            total[0] = rs.getInt("total");
            first.add(alert(rs, 0));
        });
        if (!first.isEmpty()) {
            sql.sql("update inventory.alerting set digest_at = clock_timestamp()")
                    .update();
        }
        return new LowStockAlerts.Digest(first, total[0] - first.size());
    }

    Page<LowStockAlerts.Alert> list(@Nullable Boolean open, PageRequest page) {
        String query = "low-stock alerts " + open;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                sql.sql("""
                                select alert.*, sku, title
                                from inventory.low_stock_alert alert
                                join inventory.label using (variant_id)
                                where (:open::boolean is null or (cleared_at is null) = :open)
                                  and (:after::uuid is null or id < :after::uuid)
                                order by id desc
                                limit :limit
                                """)
                        .param("open", open)
                        .param("after", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query(AlertStore::alert)
                        .list(),
                page.size(),
                alert -> Cursor.at(query, alert.id()));
    }

    private static LowStockAlerts.Alert alert(ResultSet rs, int row) throws SQLException {
        return new LowStockAlerts.Alert(
                rs.getObject("id", UUID.class),
                rs.getObject("variant_id", UUID.class),
                rs.getString("sku"),
                rs.getString("title"),
                AlertKind.of(rs.getString("kind")),
                rs.getInt("available"),
                rs.getInt("threshold"),
                instant(rs, "raised_at"),
                rs.getObject("cleared_at") == null ? null : instant(rs, "cleared_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static VariantId variant(ResultSet rs) throws SQLException {
        return new VariantId(rs.getObject("variant_id", UUID.class));
    }

    /** A variant of which there is enough again. */
    record Risen(VariantId variantId, AlertKind kind) {}
}
