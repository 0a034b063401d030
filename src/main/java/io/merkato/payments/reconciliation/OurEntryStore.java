package io.merkato.payments.reconciliation;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads our side: operations that move money, and what banks took back and gave again. */
@Component
class OurEntryStore {

    private static final Duration LONGEST_OPERATION = Duration.ofDays(3);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final String FIRST = """
            (select first.id from payments.operation first
             where first.payment_id = p.id and first.kind in ('charge', 'authorize')
             order by first.id limit 1)""";

    private static final String ENTRIES = """
            select o.id, o.kind, o.status, o.amount, o.gateway_ref, coalesce(o.ended_at, o.created_at) as at,
                   p.currency, p.order_id, case when o.kind = 'capture' then p.created_at else o.created_at end as begun,
                   %s as first
            from payments.operation o
            join payments.payment p on p.id = o.payment_id
            where p.method = :method and o.kind in ('charge', 'capture', 'refund')
            """.formatted(FIRST);

    private static final String DISPUTES = """
            union all
            select %1$s, m.kind, 'succeeded', m.amount, m.gateway_ref, m.moved_at,
                   p.currency, p.order_id, p.created_at, %1$s
            from payments.dispute_movement m
            join payments.payment p on p.id = m.payment_id
            where p.method = :method
            """.formatted(FIRST);

    private final JdbcClient sql;

    OurEntryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What was done in a time. */
    List<OurEntry> doneBetween(String method, Instant from, Instant to) {
        return sql.sql(ENTRIES + """
                        and o.id >= :firstId and o.id < :endId
                        and o.status = 'succeeded' and o.ended_at >= :from and o.ended_at < :to
                        """ + DISPUTES + """
                        and m.moved_at >= :from and m.moved_at < :to
                        """)
                .param("method", method)
                .param("firstId", Ids.firstAt(from.minus(LONGEST_OPERATION)))
                .param("endId", Ids.firstAt(to.plus(CLOCKS_DIFFER)))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(OurEntryStore::entry)
                .list();
    }

    /** All that moves money of the payments which these movements are of, as they name them or one of our operations. */
    List<OurEntry> ofPaymentsOf(String method, Collection<GatewayEntry> entries) {
        return sql.sql("""
                        with meant as materialized (
                            select payment_id from payments.operation where id = any(:operations::uuid[])
                            union
                            select payment_id from payments.operation
                            where kind in ('charge', 'authorize') and gateway_ref = any(:paymentRefs)
                        )
                        """ + ENTRIES + """
                        and o.payment_id in (select payment_id from meant)
                        """ + DISPUTES + """
                        and m.payment_id in (select payment_id from meant)
                        """)
                .param("method", method)
                .param(
                        "operations",
                        entries.stream()
                                .map(GatewayEntry::operation)
                                .filter(Objects::nonNull)
                                .map(OperationId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                .param(
                        "paymentRefs",
                        entries.stream()
                                .map(GatewayEntry::paymentRef)
                                .distinct()
                                .toArray(String[]::new))
                .query(OurEntryStore::entry)
                .list();
    }

    private static OurEntry entry(ResultSet rs, int row) throws SQLException {
        return new OurEntry(
                new OperationId(rs.getObject("id", UUID.class)),
                new OperationId(rs.getObject("first", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                kind(rs.getString("kind")),
                OperationStatus.of(rs.getString("status")),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                rs.getString("gateway_ref"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("begun", OffsetDateTime.class).toInstant());
    }

    private static GatewayEntry.Kind kind(String text) {
        return switch (text) {
            case "refund" -> GatewayEntry.Kind.REFUNDED;
            case "disputed" -> GatewayEntry.Kind.DISPUTED;
            case "reinstated" -> GatewayEntry.Kind.REINSTATED;
            default -> GatewayEntry.Kind.TAKEN;
        };
    }
}
