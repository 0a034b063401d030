package io.merkato.payments.promises;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments that are authorized, and the operations that end that: of those a payment has one at a time. */
@Component
class PromiseStore {

    private static final String BEING_ENDED = """
            exists (
                select 1 from payments.operation o
                where o.payment_id = p.id and o.kind in ('capture', 'void')
                  and o.status in ('open', 'unknown', 'actionRequired'))
            """;

    private final JdbcClient sql;

    PromiseStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean isBeingEnded(OrderId order) {
        return sql.sql("select exists (select 1 from payments.payment p where p.order_id = :order and " + BEING_ENDED
                        + ")")
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Stores an operation on what was promised; nothing when no so much is, or another such operation is open.
     *
     * @param amount null for all of it
     */
    Optional<Operation> open(
            OrderId order, OperationKind kind, @Nullable Money amount, @Nullable String reference, Duration headStart) {
        return sql.sql("""
                        with opened as (
                            insert into payments.operation (id, payment_id, kind, amount, status, reference, due_at)
                            select :id, p.id, :kind, coalesce(:amount, p.amount), :open, :reference,
                                   now() + make_interval(secs => :wait)
                            from payments.payment p
                            where p.order_id = :order and p.status = 'authorized'
                              and (:amount::bigint is null or (p.amount >= :amount and p.currency = :currency))
                              and not %s
                            returning id, payment_id, kind, status, amount
                        )
                        select opened.*, p.order_id, p.method, p.token, p.currency, first.gateway_ref
                        from opened
                        join payments.payment p on p.id = opened.payment_id
                        join payments.operation first
                            on first.payment_id = p.id and first.kind = 'authorize' and first.status = 'succeeded'
                        """.formatted(BEING_ENDED))
                .param("id", Ids.next())
                .param("order", order.value())
                .param("kind", kind.text())
                .param("open", OperationStatus.OPEN.text())
                .param("amount", amount == null ? null : amount.amount())
                .param("currency", amount == null ? null : amount.currency())
                .param("reference", reference)
                .param("wait", headStart.toSeconds())
                .query(PromiseStore::operation)
                .optional();
    }

    private static Operation operation(ResultSet rs, int row) throws SQLException {
        return new Operation(
                new OperationId(rs.getObject("id", UUID.class)),
                OperationKind.of(rs.getString("kind")),
                OperationStatus.of(rs.getString("status")),
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("method"),
                rs.getString("token"),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                false,
                rs.getString("gateway_ref"));
    }
}
