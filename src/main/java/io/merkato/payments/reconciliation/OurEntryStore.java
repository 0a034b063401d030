package io.merkato.payments.reconciliation;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads our side: operations that move money. */
@Component
class OurEntryStore {

    private static final Duration LONGEST_OPERATION = Duration.ofDays(3);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final String ENTRIES = """
            select o.id, o.kind, o.status, o.amount, o.gateway_ref, coalesce(o.ended_at, o.created_at) as at,
                   p.currency, p.order_id, case when o.kind = 'capture' then p.created_at else o.created_at end as begun,
                   (select first.id from payments.operation first
                    where first.payment_id = p.id and first.kind in ('charge', 'authorize')
                    order by first.id limit 1) as first
            from payments.operation o
            join payments.payment p on p.id = o.payment_id
            where p.method = :method and o.kind in ('charge', 'capture', 'refund')
            """;

    private final JdbcClient sql;

    OurEntryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What was done in a time. */
    List<OurEntry> doneBetween(String method, Instant from, Instant to) {
        return sql.sql(ENTRIES + """
                        and o.id >= :firstId and o.id < :endId
                        and o.status = 'succeeded' and o.ended_at >= :from and o.ended_at < :to
                        """)
                .param("method", method)
                .param("firstId", Ids.firstAt(from.minus(LONGEST_OPERATION)))
                .param("endId", Ids.firstAt(to.plus(CLOCKS_DIFFER)))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(OurEntryStore::entry)
                .list();
    }

    /** All that moves money of the payments which these operations are of. */
    List<OurEntry> ofPaymentsOf(String method, Collection<OperationId> operations) {
        return sql.sql(ENTRIES + """
                        and o.payment_id in (select payment_id from payments.operation where id = any(:operations::uuid[]))
                        """)
                .param("method", method)
                .param("operations", operations.stream().map(OperationId::value).toArray(UUID[]::new))
                .query(OurEntryStore::entry)
                .list();
    }

    private static OurEntry entry(ResultSet rs, int row) throws SQLException {
        OperationKind kind = OperationKind.of(rs.getString("kind"));
        return new OurEntry(
                new OperationId(rs.getObject("id", UUID.class)),
                new OperationId(rs.getObject("first", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                kind == OperationKind.REFUND ? GatewayEntry.Kind.REFUNDED : GatewayEntry.Kind.TAKEN,
                OperationStatus.of(rs.getString("status")),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                rs.getString("gateway_ref"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("begun", OffsetDateTime.class).toInstant());
    }
}
