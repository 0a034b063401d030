package io.merkato.inventory;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Levels, holds and movements. What changes the units on the shelf writes its movement in the same statement. Rows of
 * several levels are locked in sorted order everywhere, so that two who want the same variants wait for each other instead
 * of deadlocking.
 */
@Component
class InventoryStore {

    /** Units that there can be of a variant. */
    static final int MAX_UNITS = 1_000_000_000;

    /** From when a level is low: the shop's threshold is that of the node that started last, so that all nodes agree. */
    private static final String THRESHOLD =
            "coalesce(level.low_stock_threshold, (select shop_threshold from inventory.alerting), 0)";

    /** Reads what each level was while it is locked, changes it, and tells what has become of it. */
    private static final String CHANGE = """
            with given as (
                select "variantId" as variant_id, "onHand" as on_hand, delta, reserved,
                       "lowStockThreshold" as threshold, "shopsThreshold" as shops, reason, note
                from jsonb_to_recordset(:changes::jsonb) as t (
                    "variantId" uuid, "onHand" int, delta int, reserved int, "lowStockThreshold" int,
                    "shopsThreshold" boolean, reason text, note text)
            ), before as (
                select level.variant_id, level.on_hand, level.on_hand - level.reserved as available,
                       @THRESHOLD as threshold
                from inventory.stock_level level join given using (variant_id)
                order by level.variant_id
                for update of level
            ), changed as (
                update inventory.stock_level level
                set on_hand = coalesce(given.on_hand, level.on_hand) + given.delta,
                    reserved = level.reserved + given.reserved,
                    low_stock_threshold =
                        case when not given.shops then coalesce(given.threshold, level.low_stock_threshold) end
                from before join given using (variant_id)
                where level.variant_id = before.variant_id
                  and coalesce(given.on_hand, level.on_hand)::bigint + given.delta
                      between level.reserved + given.reserved and greatest(:most, level.on_hand)
                returning level.variant_id, level.on_hand, level.on_hand - before.on_hand as delta,
                    before.available as before, level.on_hand - level.reserved as after,
                    before.threshold as threshold_before, @THRESHOLD as threshold_after,
                    given.reason, given.note
            ), moved as (
                insert into inventory.movement (
                    variant_id, delta, on_hand_after, reason, note, reference, actor_id)
                select variant_id, delta, on_hand, coalesce(reason, :reason), note, :reference, :actor::uuid
                from changed where delta <> 0
            )
            select variant_id, before, after, threshold_before, threshold_after, on_hand - delta as on_hand_before, on_hand
            from changed
            """.replace("@THRESHOLD", THRESHOLD);

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
                        where variant_id = any((select :variants)::uuid[]) -- with one plan for any number of them
                        """)
                .param("variants", uuids(variants))
                .query(InventoryStore::level)
                .list();
    }

    /** The guarded statement: holds the units if there are enough. Null when refused. */
    @Nullable LevelMove hold(OrderId order, VariantId variant, int quantity) {
        return sql.sql("""
                        with taken as (
                            update inventory.stock_level level
                            set reserved = reserved + :quantity
                            where variant_id = :variant and on_hand - reserved >= :quantity
                            returning on_hand - reserved as after, @THRESHOLD as threshold
                        ), held as (
                            insert into inventory.hold (order_id, variant_id, quantity, status)
                            select :order, :variant, :quantity, 'held' from taken
                        )
                        select after, threshold from taken
                        """.replace("@THRESHOLD", THRESHOLD))
                .param("order", order.value())
                .param("variant", variant.value())
                .param("quantity", quantity)
                .query((rs, row) -> {
                    int after = rs.getInt("after");
                    int threshold = rs.getInt("threshold");
                    return new LevelMove(variant, after + quantity, after, threshold, threshold);
                })
                .optional()
                .orElse(null);
    }

    void commit(OrderId order) {
        sql.sql("update inventory.hold set status = :to where order_id = :order and status = :from")
                .param("order", order.value())
                .param("from", HoldStatus.HELD.text())
                .param("to", HoldStatus.COMMITTED.text())
                .update();
    }

    /** Ends the holds that are still open; gives the units that they held. */
    SortedMap<VariantId, Integer> release(OrderId order) {
        SortedMap<VariantId, Integer> released = new TreeMap<>();
        sql.sql("""
                        update inventory.hold set status = :to
                        where order_id = :order and status = any(:from)
                        returning variant_id, quantity - shipped as units
                        """)
                .param("order", order.value())
                .param(
                        "from",
                        HoldStatus.before(HoldStatus.RELEASED).stream()
                                .map(HoldStatus::text)
                                .toArray(String[]::new))
                .param("to", HoldStatus.RELEASED.text())
                .query((ResultSet rs) -> {
                    released.put(variant(rs), rs.getInt("units"));
                });
        return released;
    }

    /** Gives up some of what is committed; false, with nothing written, when the order does not hold so many. */
    boolean release(OrderId order, Map<VariantId, Integer> quantities) {
        return changeHolds(
                order, quantities, List.of(HoldStatus.COMMITTED), "units between 1 and quantity - shipped", """
                quantity = case when shipped = 0 and kept.units = quantity then quantity else quantity - kept.units end,
                status = case when shipped = 0 and kept.units = quantity then 'released'
                              when shipped = quantity - kept.units then 'shipped'
                              else status end
                """);
    }

    /** Writes down that units leave; false, with nothing written, when the order does not hold so many that are committed. */
    boolean ship(OrderId order, Map<VariantId, Integer> quantities) {
        return changeHolds(
                order, quantities, List.of(HoldStatus.COMMITTED), "units between 1 and quantity - shipped", """
                shipped = shipped + kept.units,
                status = case when shipped + kept.units = quantity then 'shipped' else status end
                """);
    }

    /** Writes down that units have not left after all; false, with nothing written, when not so many of the order have. */
    boolean unship(OrderId order, Map<VariantId, Integer> quantities) {
        return changeHolds(
                order,
                quantities,
                List.of(HoldStatus.COMMITTED, HoldStatus.SHIPPED),
                "units between 1 and shipped",
                "shipped = shipped - kept.units, status = 'committed'");
    }

    /** Changes what an order holds of variants, all or nothing: each is in one of these statuses, and the units fit. */
    private boolean changeHolds(
            OrderId order, Map<VariantId, Integer> quantities, List<HoldStatus> from, String fitting, String change) {
        return sql.sql("""
                                with given as (
                                    select * from unnest(:variants, :units) as t (variant_id, units)
                                ), kept as (
                                    select hold.variant_id, given.units
                                    from inventory.hold hold join given using (variant_id)
                                    where order_id = :order and status = any(:from) and given.%s
                                    order by variant_id
                                    for update of hold
                                )
                                update inventory.hold hold
                                set %s
                                from kept
                                where order_id = :order and hold.variant_id = kept.variant_id
                                  and (select count(*) from kept) = (select count(*) from given)
                                """.formatted(fitting, change))
                        .param("order", order.value())
                        .param("variants", uuids(quantities.keySet()))
                        .param("units", quantities.values().toArray(Integer[]::new))
                        .param("from", from.stream().map(HoldStatus::text).toArray(String[]::new))
                        .update()
                == quantities.size();
    }

    /** Makes the levels of variants that have none yet, and tells which. */
    Set<VariantId> create(List<StockSetting> settings, Cause cause) {
        return sql.sql("""
                        with given as (
                            select "variantId" as variant_id, "onHand" as on_hand, "lowStockThreshold" as threshold
                            from jsonb_to_recordset(:settings::jsonb)
                                as t ("variantId" uuid, "onHand" int, "lowStockThreshold" int)
                        ), made as (
                            insert into inventory.stock_level (variant_id, on_hand, low_stock_threshold)
                            select variant_id, coalesce(on_hand, 0), threshold from given order by variant_id
                            on conflict (variant_id) do nothing
                            returning variant_id, on_hand
                        ), moved as (
                            insert into inventory.movement (variant_id, delta, on_hand_after, reason, reference, actor_id)
                            select variant_id, on_hand, on_hand, :reason, :reference, :actor::uuid
                            from made where on_hand <> 0
                        )
                        select variant_id from made
                        """)
                .param("settings", json.writeValueAsString(settings))
                .params(parameters(cause))
                .query((rs, row) -> variant(rs))
                .set();
    }

    /**
     * Changes levels that are there, all in one statement. One that would then have less on the shelf than orders hold, or
     * more than there can be, is left as it is, and is missing from what this gives.
     *
     * @param cause null when nothing on the shelf changes
     */
    List<Changed> change(List<LevelChange> changes, @Nullable Cause cause) {
        return sql.sql(CHANGE)
                .param("changes", json.writeValueAsString(changes))
                .param("most", MAX_UNITS)
                .params(parameters(cause))
                .query((rs, row) -> new Changed(
                        new LevelMove(
                                variant(rs),
                                rs.getInt("before"),
                                rs.getInt("after"),
                                rs.getInt("threshold_before"),
                                rs.getInt("threshold_after")),
                        rs.getInt("on_hand_before"),
                        rs.getInt("on_hand")))
                .list();
    }

    /** Which orders hold units of these variants, the oldest of each first and at most so many. */
    Map<VariantId, List<HeldStock.Holder>> holders(Collection<VariantId> variants, int most) {
        Map<VariantId, List<HeldStock.Holder>> holders = new HashMap<>();
        sql.sql("""
                        select given.variant_id, hold.order_id, hold.units
                        from unnest(:variants) as given (variant_id)
                        cross join lateral (
                            select order_id, created_at, quantity - shipped as units
                            from inventory.hold
                            where variant_id = given.variant_id and status in ('held', 'committed')
                            order by created_at, order_id
                            limit :most
                        ) hold
                        order by hold.created_at, hold.order_id
                        """).param("variants", uuids(variants)).param("most", most).query((ResultSet rs) -> {
            holders.computeIfAbsent(variant(rs), first -> new ArrayList<>())
                    .add(new HeldStock.Holder(new OrderId(rs.getObject("order_id", UUID.class)), rs.getInt("units")));
        });
        return holders;
    }

    void lock(Collection<VariantId> variants) {
        sql.sql("""
                        select 1 from inventory.stock_level where variant_id = any(:variants) order by variant_id
                        for no key update
                        """).param("variants", uuids(variants)).query(Integer.class).list();
    }

    /** Marks variants as gone from the catalogue, and deletes the levels of those of which orders hold nothing. */
    void forget(Collection<VariantId> variants, Cause cause) {
        forget(variants, false, cause);
    }

    /** Deletes the levels of those that are gone from the catalogue and of which orders hold nothing, and tells which. */
    List<VariantId> forgetRemoved(Collection<VariantId> variants, Cause cause) {
        return forget(variants, true, cause);
    }

    private List<VariantId> forget(Collection<VariantId> variants, boolean onlyRemoved, Cause cause) {
        return sql.sql("""
                        with unheld as (
                            select variant_id from inventory.stock_level level
                            where variant_id = any(:variants) and reserved = 0 and (not :onlyRemoved or exists (
                                select 1 from inventory.label where variant_id = level.variant_id and removed))
                            order by variant_id
                            for update
                        ), deleted as (
                            delete from inventory.stock_level level using unheld
                            where level.variant_id = unheld.variant_id
                            returning level.variant_id, level.on_hand
                        ), unnamed as (
                            update inventory.label set removed = true
                            where variant_id = any(:variants) and not :onlyRemoved
                        ), moved as (
                            insert into inventory.movement (variant_id, delta, on_hand_after, reason, reference, actor_id)
                            select variant_id, -on_hand, 0, :reason, :reference, :actor::uuid
                            from deleted where on_hand <> 0
                        )
                        select variant_id from deleted
                        """)
                .param("variants", uuids(variants))
                .param("onlyRemoved", onlyRemoved)
                .params(parameters(cause))
                .query((rs, row) -> variant(rs))
                .list();
    }

    /** What happened to the units of a variant, in order. */
    List<InventoryData.Movement> movementsOf(VariantId variant) {
        return sql.sql("select * from inventory.movement where variant_id = :variant order by id")
                .param("variant", variant.value())
                .query(InventoryStore::movement)
                .list();
    }

    /** What a person did to stock, in order. */
    List<InventoryData.Movement> movementsBy(UserId person) {
        return sql.sql("select * from inventory.movement where actor_id = :person order by id")
                .param("person", person.value())
                .query(InventoryStore::movement)
                .list();
    }

    void forgetPerson(UserId person) {
        sql.sql("update inventory.movement set actor_id = null where actor_id = :person")
                .param("person", person.value())
                .update();
    }

    private static Map<String, @Nullable Object> parameters(@Nullable Cause cause) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("reason", cause == null ? null : cause.reason().text());
        parameters.put("reference", cause == null ? null : cause.reference());
        parameters.put(
                "actor", cause == null || cause.by() == null ? null : cause.by().value());
        return parameters;
    }

    private static StockLevel level(ResultSet rs, int row) throws SQLException {
        return new StockLevel(
                variant(rs),
                rs.getInt("on_hand"),
                rs.getInt("reserved"),
                rs.getObject("low_stock_threshold", Integer.class));
    }

    private static InventoryData.Movement movement(ResultSet rs, int row) throws SQLException {
        return new InventoryData.Movement(
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                variant(rs),
                rs.getInt("delta"),
                MovementReason.of(rs.getString("reason")),
                rs.getString("reference"),
                rs.getString("note"),
                rs.getInt("on_hand_after"));
    }

    private static VariantId variant(ResultSet rs) throws SQLException {
        return new VariantId(rs.getObject("variant_id", UUID.class));
    }

    private static UUID[] uuids(Collection<VariantId> variants) {
        return variants.stream().map(VariantId::value).toArray(UUID[]::new);
    }

    /** What has become of a level, and of the units on its shelf. */
    record Changed(LevelMove move, int onHandBefore, int onHandAfter) {

        boolean movesThreshold() {
            return move.thresholdBefore() != move.thresholdAfter();
        }
    }
}
