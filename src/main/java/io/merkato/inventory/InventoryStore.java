package io.merkato.inventory;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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

    /** The guarded statement: holds the units if there are enough. Gives what is left to buy, null when refused. */
    @Nullable Integer hold(OrderId order, VariantId variant, int quantity) {
        return sql.sql("""
                        with taken as (
                            update inventory.stock_level
                            set reserved = reserved + :quantity
                            where variant_id = :variant and on_hand - reserved >= :quantity
                            returning on_hand - reserved as available
                        ), held as (
                            insert into inventory.hold (order_id, variant_id, quantity, status)
                            select :order, :variant, :quantity, 'held' from taken
                        )
                        select available from taken
                        """)
                .param("order", order.value())
                .param("variant", variant.value())
                .param("quantity", quantity)
                .query(Integer.class)
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

    /** Writes down that units leave; false, with nothing written, when the order does not hold so many that are committed. */
    boolean ship(OrderId order, Map<VariantId, Integer> quantities) {
        return sql.sql("""
                                with given as (
                                    select * from unnest(:variants, :units) as t (variant_id, units)
                                ), kept as (
                                    select hold.variant_id, given.units
                                    from inventory.hold hold join given using (variant_id)
                                    where order_id = :order and status = :from
                                      and given.units > 0 and shipped + given.units <= quantity
                                    order by variant_id
                                    for update of hold
                                )
                                update inventory.hold hold
                                set shipped = shipped + kept.units,
                                    status = case when shipped + kept.units = quantity then :to else status end
                                from kept
                                where order_id = :order and hold.variant_id = kept.variant_id
                                  and (select count(*) from kept) = (select count(*) from given)
                                """)
                        .param("order", order.value())
                        .param("variants", uuids(quantities.keySet()))
                        .param("units", quantities.values().toArray(Integer[]::new))
                        .param("from", HoldStatus.COMMITTED.text())
                        .param("to", HoldStatus.SHIPPED.text())
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
                            select variant_id, coalesce(on_hand, 0), coalesce(threshold, 0) from given order by variant_id
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
     * Changes levels that are there, all in one statement. One that would then have less on the shelf than orders hold is
     * left as it is, and is missing from what this gives.
     *
     * @param cause null when nothing on the shelf changes
     */
    List<Changed> change(List<LevelChange> changes, @Nullable Cause cause) {
        return sql.sql("""
                        with given as (
                            select "variantId" as variant_id, "onHand" as on_hand, delta, reserved,
                                   "lowStockThreshold" as threshold
                            from jsonb_to_recordset(:changes::jsonb) as t (
                                "variantId" uuid, "onHand" int, delta int, reserved int, "lowStockThreshold" int)
                        ), before as (
                            select level.variant_id, level.on_hand, level.on_hand - level.reserved as available
                            from inventory.stock_level level join given using (variant_id)
                            order by level.variant_id
                            for update of level
                        ), changed as (
                            update inventory.stock_level level
                            set on_hand = coalesce(given.on_hand, level.on_hand) + given.delta,
                                reserved = level.reserved + given.reserved,
                                low_stock_threshold = coalesce(given.threshold, level.low_stock_threshold)
                            from before join given using (variant_id)
                            where level.variant_id = before.variant_id
                              and coalesce(given.on_hand, level.on_hand) + given.delta
                                  >= level.reserved + given.reserved
                            returning level.variant_id, level.on_hand, level.on_hand - before.on_hand as delta,
                                before.available as before, level.on_hand - level.reserved as after
                        ), moved as (
                            insert into inventory.movement (variant_id, delta, on_hand_after, reason, reference, actor_id)
                            select variant_id, delta, on_hand, :reason, :reference, :actor::uuid
                            from changed where delta <> 0
                        )
                        select variant_id, before, after from changed
                        """)
                .param("changes", json.writeValueAsString(changes))
                .params(parameters(cause))
                .query((rs, row) -> new Changed(variant(rs), rs.getInt("before"), rs.getInt("after")))
                .list();
    }

    /** Deletes the levels of which orders hold nothing. */
    void forget(Collection<VariantId> variants, Cause cause) {
        sql.sql("""
                        with unheld as (
                            select variant_id from inventory.stock_level
                            where variant_id = any(:variants) and reserved = 0
                            order by variant_id
                            for update
                        ), deleted as (
                            delete from inventory.stock_level level using unheld
                            where level.variant_id = unheld.variant_id
                            returning level.variant_id, level.on_hand
                        )
                        insert into inventory.movement (variant_id, delta, on_hand_after, reason, reference, actor_id)
                        select variant_id, -on_hand, 0, :reason, :reference, :actor::uuid
                        from deleted where on_hand <> 0
                        """)
                .param("variants", uuids(variants))
                .params(parameters(cause))
                .update();
    }

    /** What happened to the units of a variant, in order. */
    List<Movement> movementsOf(VariantId variant) {
        return sql.sql("select * from inventory.movement where variant_id = :variant order by id")
                .param("variant", variant.value())
                .query(InventoryStore::movement)
                .list();
    }

    /** What a person did to stock, in order. */
    List<Movement> movementsBy(UserId person) {
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
                variant(rs), rs.getInt("on_hand"), rs.getInt("reserved"), rs.getInt("low_stock_threshold"));
    }

    private static Movement movement(ResultSet rs, int row) throws SQLException {
        return new Movement(
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                variant(rs),
                rs.getInt("delta"),
                MovementReason.of(rs.getString("reason")),
                rs.getString("reference"),
                rs.getInt("on_hand_after"));
    }

    private static VariantId variant(ResultSet rs) throws SQLException {
        return new VariantId(rs.getObject("variant_id", UUID.class));
    }

    private static UUID[] uuids(Collection<VariantId> variants) {
        return variants.stream().map(VariantId::value).toArray(UUID[]::new);
    }

    /** A level that was changed, by what could be bought before and after. */
    record Changed(VariantId variantId, int before, int after) {}
}
