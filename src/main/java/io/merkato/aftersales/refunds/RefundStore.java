package io.merkato.aftersales.refunds;

import io.merkato.aftersales.refunds.Refunds.Sum;
import io.merkato.aftersales.refunds.Shares.Given;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.payments.OperationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class RefundStore {

    private static final String REFUND = """
            select *,
                   (select jsonb_agg(jsonb_build_object(
                        'line', line_id, 'quantity', quantity, 'amount', amount, 'tax', tax) order by line_id)
                    from aftersales.refund_line where refund_id = refund.id) as items
            from aftersales.refund
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    RefundStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(
            RefundId id,
            OrderId order,
            OperationId operation,
            Sum sum,
            RefundCause cause,
            String reason,
            @Nullable UserId by) {
        sql.sql("""
                        insert into aftersales.refund (
                            id, order_id, operation_id, status, cause, reason, currency, amount, shipping_back, shipping, other,
                            actor_id)
                        values (
                            :id, :order, :operation, :status, :cause, :reason, :currency, :amount, :shippingBack, :shipping, :other,
                            :actor::uuid)
                        """)
                .param("id", id.value())
                .param("order", order.value())
                .param("operation", operation.value())
                .param("status", RefundStatus.PENDING.text())
                .param("cause", cause.text())
                .param("reason", reason)
                .params(amounts(sum))
                .param("shippingBack", sum.shippingBack().text())
                .param("actor", by == null ? null : by.value())
                .update();
        insertItems(id, sum);
    }

    /** A refund that failed is pending again, with another operation and what it comes to now. */
    void reopen(RefundId id, OperationId operation, Sum sum) {
        int reopened = sql.sql("""
                        update aftersales.refund
                        set status = :to, operation_id = :operation, amount = :amount, shipping = :shipping, other = :other,
                            failure = null, ended_at = null
                        where id = :id and status = :from and currency = :currency
                        """)
                .param("id", id.value())
                .param("operation", operation.value())
                .param("from", RefundStatus.FAILED.text())
                .param("to", RefundStatus.PENDING.text())
                .params(amounts(sum))
                .update();
        if (reopened != 1) {
            throw new IllegalStateException("refund " + id + " has not failed");
        }
        sql.sql("delete from aftersales.refund_line where refund_id = :id")
                .param("id", id.value())
                .update();
        insertItems(id, sum);
    }

    private void insertItems(RefundId id, Sum sum) {
        sql.sql("""
                        insert into aftersales.refund_line (refund_id, line_id, quantity, amount, tax)
                        select :id, line, quantity, amount, tax
                        from jsonb_to_recordset(:items::jsonb) as t (line uuid, quantity int, amount bigint, tax bigint)
                        """)
                .param("id", id.value())
                .param("items", json.writeValueAsString(StoredItem.of(sum)))
                .update();
    }

    /** Ends the refund that an operation was for; the refund, or nothing when it has ended or there is none. */
    Optional<RefundId> end(OperationId operation, RefundStatus status, @Nullable String failure) {
        return move(operation, RefundStatus.PENDING, status, failure);
    }

    /** The money of a refund that had succeeded came back; the refund, or nothing when it had not succeeded. */
    Optional<RefundId> undo(OperationId operation, String failure) {
        return move(operation, RefundStatus.SUCCEEDED, RefundStatus.FAILED, failure);
    }

    private Optional<RefundId> move(
            OperationId operation, RefundStatus from, RefundStatus to, @Nullable String failure) {
        return sql.sql("""
                        update aftersales.refund
                        set status = :to, failure = :failure, ended_at = clock_timestamp()
                        where operation_id = :operation and status = :from
                        returning id
                        """)
                .param("operation", operation.value())
                .param("from", from.text())
                .param("to", to.text())
                .param("failure", failure)
                .query((rs, row) -> new RefundId(rs.getObject("id", UUID.class)))
                .optional();
    }

    /** The operation that moves the money of a refund. */
    OperationId operation(RefundId id) {
        return sql.sql("select operation_id from aftersales.refund where id = :id")
                .param("id", id.value())
                .query((rs, row) -> new OperationId(rs.getObject("operation_id", UUID.class)))
                .single();
    }

    Optional<RefundId> movedBy(OperationId operation) {
        return sql.sql("select id from aftersales.refund where operation_id = :operation")
                .param("operation", operation.value())
                .query((rs, row) -> new RefundId(rs.getObject("id", UUID.class)))
                .optional();
    }

    /** What was given back of an order, is about to be, or was given up before it was paid. Whoever adds to it holds the order. */
    Given given(OrderId order) {
        Map<OrderLineId, Given.Line> lines = new HashMap<>();
        sql.sql("""
                        select line_id, sum(quantity) as units, sum(amount) as amount, sum(tax) as tax
                        from (
                            select item.line_id, item.quantity, item.amount, item.tax
                            from aftersales.refund_line item
                            join aftersales.refund on refund.id = item.refund_id
                            where refund.order_id = :order and refund.status <> :failed
                            union all
                            select item.line_id, item.quantity, item.amount, item.tax
                            from aftersales.reduction_line item
                            join aftersales.reduction on reduction.id = item.reduction_id
                            where reduction.order_id = :order
                        ) item
                        group by line_id
                        """)
                .param("order", order.value())
                .param("failed", RefundStatus.FAILED.text())
                .query(row -> {
                    lines.put(
                            new OrderLineId(row.getObject("line_id", UUID.class)),
                            new Given.Line(row.getInt("units"), row.getLong("amount"), row.getLong("tax")));
                });
        long shipping = sql.sql("""
                        select (
                            select coalesce(sum(shipping), 0) from aftersales.refund
                            where order_id = :order and status <> :failed
                        ) + (
                            select coalesce(sum(shipping), 0) from aftersales.reduction where order_id = :order
                        )
                        """)
                .param("order", order.value())
                .param("failed", RefundStatus.FAILED.text())
                .query(Long.class)
                .single();
        return new Given(lines, shipping);
    }

    ShippingBack shippingBack(RefundId id) {
        return sql.sql("select shipping_back from aftersales.refund where id = :id")
                .param("id", id.value())
                .query((rs, row) -> ShippingBack.of(rs.getString("shipping_back")))
                .single();
    }

    Optional<Refund> find(RefundId id) {
        return sql.sql(REFUND + " where id = :id")
                .param("id", id.value())
                .query(this::refund)
                .optional();
    }

    List<Refund> of(OrderId order) {
        return sql.sql(REFUND + " where order_id = :order order by id")
                .param("order", order.value())
                .query(this::refund)
                .list();
    }

    /** Of several orders, in the order in which they were begun. */
    List<Refund> of(List<OrderId> orders) {
        return sql.sql(REFUND + " where order_id = any(:orders::uuid[]) order by id")
                .param("orders", ids(orders))
                .query(this::refund)
                .list();
    }

    /** Those of these orders of which a refund is pending. */
    Set<OrderId> pendingOf(List<OrderId> orders) {
        return Set.copyOf(sql.sql("""
                        select distinct order_id from aftersales.refund
                        where order_id = any(:orders::uuid[]) and status = :pending
                        """)
                .param("orders", ids(orders))
                .param("pending", RefundStatus.PENDING.text())
                .query((rs, row) -> new OrderId(rs.getObject("order_id", UUID.class)))
                .list());
    }

    /** Takes out what people wrote about refunds of these orders. */
    void forgetReasons(List<OrderId> orders) {
        sql.sql("update aftersales.refund set reason = '' where order_id = any(:orders::uuid[])")
                .param("orders", ids(orders))
                .update();
    }

    /** Takes a person out of what they gave back to others. */
    void forgetActor(UserId person) {
        sql.sql("update aftersales.refund set actor_id = null where actor_id = :person")
                .param("person", person.value())
                .update();
    }

    private static String[] ids(List<OrderId> orders) {
        return orders.stream().map(OrderId::toString).toArray(String[]::new);
    }

    private static Map<String, Object> amounts(Sum sum) {
        return Map.of(
                "currency", sum.currency(),
                "amount", sum.amount(),
                "shipping", sum.shipping().amount(),
                "other", sum.other().amount());
    }

    private Refund refund(ResultSet rs, int row) throws SQLException {
        String currency = rs.getString("currency");
        String items = rs.getString("items");
        List<StoredItem> read = items == null ? List.of() : json.readValue(items, new TypeReference<>() {});
        UUID actor = rs.getObject("actor_id", UUID.class);
        OffsetDateTime ended = rs.getObject("ended_at", OffsetDateTime.class);
        return new Refund(
                new RefundId(rs.getObject("id", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                new Money(rs.getLong("amount"), currency),
                RefundStatus.of(rs.getString("status")),
                RefundCause.of(rs.getString("cause")),
                rs.getString("reason"),
                read.stream().map(item -> item.in(currency)).toList(),
                new Money(rs.getLong("shipping"), currency),
                new Money(rs.getLong("other"), currency),
                rs.getString("failure"),
                actor == null ? null : new UserId(actor),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
