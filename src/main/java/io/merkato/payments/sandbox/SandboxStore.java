package io.merkato.payments.sandbox;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.visits.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the sandbox has decided and could not tell by an operation alone. */
@Component
class SandboxStore {

    private final JdbcClient sql;

    SandboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Decides an operation, unless that was done before.
     *
     * @param declinedAs null when it succeeds
     */
    void decide(UUID operation, @Nullable String declinedAs) {
        sql.sql("""
                        insert into payments.sandbox_decision (operation_id, declined_as) values (:operation, :declinedAs)
                        on conflict (operation_id) do nothing
                        """)
                .param("operation", operation)
                .param("declinedAs", declinedAs)
                .update();
    }

    Optional<Decision> find(UUID operation) {
        return sql.sql("select declined_as from payments.sandbox_decision where operation_id = :operation")
                .param("operation", operation)
                .query((rs, row) -> new Decision(rs.getString("declined_as")))
                .optional();
    }

    /** A charge by this token, as the page shows it that its buyer was sent to. */
    Optional<Visit> visit(UUID operation, String token) {
        return sql.sql("""
                        select o.id, o.amount, p.order_id, p.currency, d.operation_id is not null as decided, d.declined_as
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        left join payments.sandbox_decision d on d.operation_id = o.id
                        where o.id = :operation and o.kind = 'charge' and p.method = :method and p.token = :token
                        """)
                .param("operation", operation)
                .param("method", SandboxGateway.METHOD)
                .param("token", token)
                .query(SandboxStore::visit)
                .optional();
    }

    private static Visit visit(ResultSet rs, int row) throws SQLException {
        return new Visit(
                rs.getObject("id", UUID.class),
                new OrderId(rs.getObject("order_id", UUID.class)),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                stage(rs.getBoolean("decided"), rs.getString("declined_as")));
    }

    private static Visit.Stage stage(boolean decided, @Nullable String declinedAs) {
        if (!decided) {
            return Visit.Stage.WAITS;
        }
        return declinedAs == null ? Visit.Stage.PAID : Visit.Stage.DECLINED;
    }

    /**
     * What became of an operation.
     *
     * @param declinedAs null when it succeeded
     */
    record Decision(@Nullable String declinedAs) {}
}
