package io.merkato.aftersales.returns;

import io.merkato.aftersales.refunds.RefundId;
import io.merkato.aftersales.refunds.RefundStatus;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class ReturnStore {

    private static final String RETURN = """
            select r.*,
                   (select jsonb_agg(jsonb_build_object(
                        'orderItemId', line_id, 'quantity', quantity, 'received', received, 'damaged', damaged)
                        order by position)
                    from aftersales.return_line where return_id = r.id) as items,
                   (select coalesce(sum(refund.amount), 0)
                    from aftersales.return_receipt receipt
                    join aftersales.refund refund on refund.id = receipt.refund_id
                    where receipt.return_id = r.id and refund.status = :succeeded) as refunded
            from aftersales.return r
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    ReturnStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A return that waits for a decision. */
    void insert(ReturnId id, Order order, Map<OrderLineId, Integer> units, String reason) {
        insert(id, order, units, reason, ReturnStatus.REQUESTED, false);
    }

    /** A return that follows from a withdrawal, whose goods are awaited. */
    void insertWithdrawn(ReturnId id, Order order, Map<OrderLineId, Integer> units, String reason) {
        insert(id, order, units, reason, ReturnStatus.APPROVED, true);
    }

    private void insert(
            ReturnId id,
            Order order,
            Map<OrderLineId, Integer> units,
            String reason,
            ReturnStatus status,
            boolean withdrawn) {
        // In the order of the order's lines.
        List<Announced> lines = order.lines().stream()
                .filter(line -> units.containsKey(line.id()))
                .map(line -> new Announced(line.id(), units.getOrDefault(line.id(), 0)))
                .toList();
        sql.sql("""
                        with asked as (
                            insert into aftersales.return (id, order_id, order_number, status, reason, withdrawn, currency)
                            values (:id, :order, :number, :status, :reason, :withdrawn, :currency)
                        )
                        insert into aftersales.return_line (return_id, line_id, quantity, position)
                        select :id, (line ->> 'line')::uuid, (line ->> 'quantity')::int, position
                        from jsonb_array_elements(:lines::jsonb) with ordinality as t (line, position)
                        """)
                .param("id", id.value())
                .param("order", order.id().value())
                .param("number", order.number())
                .param("status", status.text())
                .param("reason", reason)
                .param("withdrawn", withdrawn)
                .param("currency", order.totals().total().currency())
                .param("lines", json.writeValueAsString(lines))
                .update();
    }

    /**
     * Moves a return that is where it is thought to be.
     *
     * @param rejection null unless it is rejected
     */
    void move(ReturnId id, ReturnStatus from, ReturnStatus to, @Nullable String rejection) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException(from + " cannot become " + to);
        }
        int moved = sql.sql("""
                        update aftersales.return set status = :to, rejection = :rejection
                        where id = :id and status = :from
                        """)
                .param("id", id.value())
                .param("from", from.text())
                .param("to", to.text())
                .param("rejection", rejection)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("return " + id + " was not held");
        }
    }

    void setWithdrawn(ReturnId id) {
        sql.sql("update aftersales.return set withdrawn = true where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Counts what came; no more of it than was announced. */
    void receive(ReturnId id, Map<OrderLineId, Integer> units, Map<OrderLineId, Integer> damaged) {
        List<Received> lines = units.entrySet().stream()
                .map(line -> new Received(line.getKey(), line.getValue(), damaged.getOrDefault(line.getKey(), 0)))
                .toList();
        int counted = sql.sql("""
                        update aftersales.return_line line
                        set received = line.received + came.received, damaged = line.damaged + came.damaged
                        from jsonb_to_recordset(:lines::jsonb) as came (line uuid, received int, damaged int)
                        where line.return_id = :id and line.line_id = came.line
                        """)
                .param("id", id.value())
                .param("lines", json.writeValueAsString(lines))
                .update();
        if (counted != units.size()) {
            throw new IllegalStateException("return " + id + " has not these lines: " + units.keySet());
        }
    }

    /**
     * Notes that something came.
     *
     * @param refund what was given back for it, null when that was nothing
     */
    void insertReceipt(UUID receipt, ReturnId id, @Nullable RefundId refund) {
        sql.sql("""
                        insert into aftersales.return_receipt (id, return_id, refund_id)
                        values (:receipt, :id, :refund::uuid)
                        """)
                .param("receipt", receipt)
                .param("id", id.value())
                .param("refund", refund == null ? null : refund.value())
                .update();
    }

    /** Units of an order by line that were announced and may still come. Whoever adds to them holds the order. */
    Map<OrderLineId, Integer> awaited(OrderId order) {
        Map<OrderLineId, Integer> awaited = new HashMap<>();
        sql.sql("""
                        select line.line_id, sum(line.quantity - line.received) as units
                        from aftersales.return_line line join aftersales.return r on r.id = line.return_id
                        where r.order_id = :order and r.status in (:requested, :approved)
                        group by line.line_id
                        """)
                .param("order", order.value())
                .param("requested", ReturnStatus.REQUESTED.text())
                .param("approved", ReturnStatus.APPROVED.text())
                .query(row -> {
                    awaited.put(new OrderLineId(row.getObject("line_id", UUID.class)), row.getInt("units"));
                });
        return awaited;
    }

    Optional<Return> find(ReturnId id) {
        return sql.sql(RETURN + " where r.id = :id")
                .param("id", id.value())
                .param("succeeded", RefundStatus.SUCCEEDED.text())
                .query(this::asked)
                .optional();
    }

    List<Return> of(Collection<OrderId> orders) {
        return sql.sql(RETURN + " where r.order_id = any(:orders::uuid[]) order by r.id")
                .param("orders", ids(orders))
                .param("succeeded", RefundStatus.SUCCEEDED.text())
                .query(this::asked)
                .list();
    }

    List<Return> list(@Nullable ReturnStatus status, @Nullable UUID before, int limit) {
        String condition =
                (status == null ? "" : " and r.status = :status") + (before == null ? "" : " and r.id < :before");
        return sql.sql(RETURN + " where true" + condition + " order by r.id desc limit :limit")
                .param("status", status == null ? null : status.text())
                .param("before", before)
                .param("limit", limit)
                .param("succeeded", RefundStatus.SUCCEEDED.text())
                .query(this::asked)
                .list();
    }

    /** Takes out what people wrote. */
    void forgetWords(Collection<OrderId> orders) {
        sql.sql("""
                        update aftersales.return
                        set reason = '', rejection = case when rejection is not null then '' end
                        where order_id = any(:orders::uuid[])
                        """).param("orders", ids(orders)).update();
    }

    private static UUID[] ids(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::value).toArray(UUID[]::new);
    }

    private Return asked(ResultSet rs, int row) throws SQLException {
        return new Return(
                new ReturnId(rs.getObject("id", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("order_number"),
                ReturnStatus.of(rs.getString("status")),
                json.readValue(rs.getString("items"), new TypeReference<>() {}),
                rs.getString("reason"),
                rs.getString("rejection"),
                rs.getBoolean("withdrawn"),
                new Money(rs.getLong("refunded"), rs.getString("currency")),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private record Announced(OrderLineId line, int quantity) {}

    private record Received(OrderLineId line, int received, int damaged) {}
}
