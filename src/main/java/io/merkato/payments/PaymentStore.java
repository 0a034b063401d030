package io.merkato.payments;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentStore {

    private final JdbcClient sql;

    PaymentStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(
            UUID payment,
            OrderId order,
            String method,
            @Nullable String token,
            Money amount,
            OperationId operation,
            Duration headStart) {
        sql.sql("""
                        insert into payments.payment (id, order_id, method, token, currency, amount, status)
                        values (:payment, :order, :method, :token, :currency, :amount, 'pending')
                        """)
                .param("payment", payment)
                .param("order", order.value())
                .param("method", method)
                .param("token", token)
                .param("currency", amount.currency())
                .param("amount", amount.amount())
                .update();
        sql.sql("""
                        insert into payments.operation (id, payment_id, kind, amount, status, due_at)
                        values (:operation, :payment, 'charge', :amount, 'open', now() + make_interval(secs => :wait))
                        """)
                .param("operation", operation.value())
                .param("payment", payment)
                .param("amount", amount.amount())
                .param("wait", headStart.toSeconds())
                .update();
    }

    OpenCharge openCharge(OperationId operation) {
        return sql.sql("""
                        select p.method, p.token, p.currency, o.amount
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where o.id = :operation
                        """)
                .param("operation", operation.value())
                .query((rs, row) -> new OpenCharge(rs.getString("method"), rs.getString("token"), money(rs)))
                .single();
    }

    /** Ends an open charge with success. Empty when it had ended before. */
    Optional<Decided> succeed(OperationId operation, String gatewayRef) {
        return sql.sql("""
                        with ended as (
                            update payments.operation
                            set status = 'succeeded', gateway_ref = :gatewayRef, ended_at = now()
                            where id = :operation and status in ('open', 'unknown')
                            returning payment_id, amount
                        )
                        update payments.payment p
                        set status = 'captured', captured = p.captured + ended.amount, updated_at = now()
                        from ended
                        where p.id = ended.payment_id and p.status = 'pending'
                        returning p.order_id, p.method, p.currency, ended.amount
                        """)
                .param("operation", operation.value())
                .param("gatewayRef", gatewayRef)
                .query(PaymentStore::decided)
                .optional();
    }

    /** Ends an open charge with failure. Empty when it had ended before. */
    Optional<Decided> fail(OperationId operation, String code) {
        return sql.sql("""
                        with ended as (
                            update payments.operation
                            set status = 'failed', failure = :code, ended_at = now()
                            where id = :operation and status in ('open', 'unknown')
                            returning payment_id, amount
                        )
                        update payments.payment p
                        set status = 'failed', decline_code = :code, updated_at = now()
                        from ended
                        where p.id = ended.payment_id and p.status = 'pending'
                        returning p.order_id, p.method, p.currency, ended.amount
                        """)
                .param("operation", operation.value())
                .param("code", code)
                .query(PaymentStore::decided)
                .optional();
    }

    void markUnknown(OperationId operation, String reason) {
        sql.sql("""
                        update payments.operation set status = 'unknown', failure = :reason
                        where id = :operation and status in ('open', 'unknown')
                        """)
                .param("operation", operation.value())
                .param("reason", reason)
                .update();
    }

    /** The operation that is taken is due again after the delay for its number of attempts. */
    Optional<OperationId> takeOverdue(List<Duration> delays) {
        return sql.sql("""
                        with overdue as (
                            select id from payments.operation
                            where status in ('open', 'unknown') and due_at <= now()
                            order by due_at
                            limit 1
                            for update skip locked
                        )
                        update payments.operation o
                        set attempts = attempts + 1,
                            due_at = now() + make_interval(secs => (:delays)[least(attempts + 1, :steps)])
                        from overdue
                        where o.id = overdue.id
                        returning o.id
                        """)
                .param("delays", delays.stream().map(Duration::toSeconds).toArray(Long[]::new))
                .param("steps", delays.size())
                .query((rs, row) -> new OperationId(rs.getObject("id", UUID.class)))
                .optional();
    }

    /** Books an amount from one account to another. A cause is booked once; a second time fails. */
    void writeJournal(String cause, String toAccount, String fromAccount, Money amount) {
        UUID journal = Ids.next();
        sql.sql("insert into payments.journal (id, cause) values (:id, :cause)")
                .param("id", journal)
                .param("cause", cause)
                .update();
        sql.sql("""
                        insert into payments.entry (journal_id, line, account, amount, currency)
                        values (:journal, 1, :toAccount, :amount, :currency),
                               (:journal, 2, :fromAccount, -:amount, :currency)
                        """)
                .param("journal", journal)
                .param("toAccount", toAccount)
                .param("fromAccount", fromAccount)
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .update();
    }

    private static Decided decided(ResultSet rs, int row) throws SQLException {
        return new Decided(new OrderId(rs.getObject("order_id", UUID.class)), rs.getString("method"), money(rs));
    }

    private static Money money(ResultSet rs) throws SQLException {
        return new Money(rs.getLong("amount"), rs.getString("currency"));
    }

    record OpenCharge(String method, @Nullable String token, Money amount) {}

    record Decided(OrderId order, String method, Money amount) {}
}
