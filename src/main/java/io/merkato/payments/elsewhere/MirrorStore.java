package io.merkato.payments.elsewhere;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.GatewayEntry.Kind;
import io.merkato.payments.OperationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of movements at gateways, and what banks have taken back. */
@Component
class MirrorStore {

    private static final String WITH_UNKNOWN = """
            select distinct o.gateway_ref
            from unnest(:paymentRefs::text[], :refs::text[], :operations::text[], :undone::boolean[])
                as entry (payment_ref, ref, operation, undone)
            join payments.operation o
                on o.gateway_ref = entry.payment_ref and o.kind in ('charge', 'authorize')
            join payments.payment p on p.id = o.payment_id
            where p.method = :method
              and case
                when entry.undone then exists (
                    select from payments.operation made
                    where made.payment_id = p.id and made.kind = 'refund' and made.status = 'succeeded'
                      and made.gateway_ref = entry.ref)
                else not exists (
                    select from payments.operation known
                    where known.payment_id = p.id
                      and (known.id::text = entry.operation
                        or (known.kind = 'refund' and known.gateway_ref = entry.ref)))
                  and not exists (
                    select from payments.dispute_movement known
                    where known.payment_id = p.id and known.gateway_ref = entry.ref)
                end
            """;

    private final JdbcClient sql;

    MirrorStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The payment that a gateway calls so; nothing when it is none of ours, or nothing of it was taken. */
    Optional<TakenPayment> find(String method, String paymentRef) {
        return sql.sql("""
                        select p.id, p.order_id, p.method, p.currency, o.id as first
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where o.kind in ('charge', 'authorize') and o.status = 'succeeded' and o.gateway_ref = :paymentRef
                          and p.method = :method and p.captured > 0
                        """)
                .param("method", method)
                .param("paymentRef", paymentRef)
                .query((rs, row) -> new TakenPayment(
                        rs.getObject("id", UUID.class),
                        new OrderId(rs.getObject("order_id", UUID.class)),
                        rs.getString("method"),
                        rs.getString("currency"),
                        new OperationId(rs.getObject("first", UUID.class))))
                .optional();
    }

    /** What is known of the movements of a payment. */
    Known known(UUID payment) {
        Set<String> names = Set.copyOf(
                sql.sql("""
                        select id::text from payments.operation where payment_id = :payment
                        union
                        select gateway_ref from payments.operation
                        where payment_id = :payment and kind = 'refund' and gateway_ref is not null
                        union
                        select gateway_ref from payments.dispute_movement where payment_id = :payment
                        """).param("payment", payment).query(String.class).list());
        Set<String> made = Set.copyOf(
                sql.sql("""
                        select gateway_ref from payments.operation
                        where payment_id = :payment and kind = 'refund' and status = 'succeeded'
                        """).param("payment", payment).query(String.class).list());
        return new Known(names, made);
    }

    /** Those names of payments at a gateway by which movements of these names are not known yet. */
    Set<String> withUnknown(String method, Collection<GatewayEntry> entries) {
        return Set.copyOf(sql.sql(WITH_UNKNOWN)
                .param("method", method)
                .param(
                        "paymentRefs",
                        entries.stream().map(GatewayEntry::paymentRef).toArray(String[]::new))
                .param("refs", entries.stream().map(GatewayEntry::ref).toArray(String[]::new))
                .param(
                        "operations",
                        entries.stream()
                                .map(entry -> Objects.toString(entry.operation(), ""))
                                .toArray(String[]::new))
                .param(
                        "undone",
                        entries.stream()
                                .map(entry -> entry.kind() == Kind.UNDONE)
                                .toArray(Boolean[]::new))
                .query(String.class)
                .list());
    }

    /** The gateway's names of payments of which a bank has taken money back since a time and has not given it again. */
    List<String> disputedSince(String method, Instant from) {
        return sql.sql("""
                        select distinct o.gateway_ref
                        from payments.dispute_movement taken
                        join payments.payment p on p.id = taken.payment_id
                        join payments.operation o
                            on o.payment_id = p.id and o.kind in ('charge', 'authorize') and o.status = 'succeeded'
                        where p.method = :method and p.disputed > 0 and taken.kind = 'disputed' and taken.moved_at >= :from
                        """)
                .param("method", method)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** Keeps what a bank has taken back, or given again; a second time fails. */
    void insert(TakenPayment payment, GatewayEntry entry) {
        boolean again = entry.kind() == Kind.REINSTATED;
        sql.sql("""
                        with movement as (
                            insert into payments.dispute_movement (id, payment_id, kind, gateway_ref, amount, moved_at)
                            values (:id, :payment, :kind, :ref, :amount, :at)
                            returning payment_id
                        )
                        update payments.payment p
                        set disputed = p.disputed + :change, updated_at = now()
                        from movement where p.id = movement.payment_id
                        """)
                .param("id", Ids.next())
                .param("payment", payment.id())
                .param("kind", again ? "reinstated" : "disputed")
                .param("ref", entry.ref())
                .param("amount", entry.amount().amount())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param(
                        "change",
                        again ? -entry.amount().amount() : entry.amount().amount())
                .update();
    }

    /** A refund that has succeeded, and that a gateway calls so, has failed; its payment has the amount again. */
    MadeRefund undo(UUID payment, String ref, String code) {
        return sql.sql("""
                        with undone as (
                            update payments.operation set status = 'failed', failure = :code
                            where payment_id = :payment and kind = 'refund' and status = 'succeeded' and gateway_ref = :ref
                            returning id, payment_id, amount
                        )
                        update payments.payment p
                        set status = 'captured', refunded = p.refunded - undone.amount, updated_at = now()
                        from undone where p.id = undone.payment_id and p.status in ('captured', 'refunded')
                        returning undone.id, undone.amount, p.currency
                        """)
                .param("payment", payment)
                .param("ref", ref)
                .param("code", code)
                .query((rs, row) -> new MadeRefund(
                        new OperationId(rs.getObject("id", UUID.class)),
                        new Money(rs.getLong("amount"), rs.getString("currency"))))
                .single();
    }

    /**
     * What is known of the movements of a payment.
     *
     * @param names of our operations, and what the gateway calls those and disputes
     * @param made what the gateway calls refunds that have succeeded
     */
    record Known(Set<String> names, Set<String> made) {

        /** Whether a movement is news. */
        boolean lacks(GatewayEntry entry) {
            if (entry.kind() == Kind.UNDONE) {
                return made.contains(entry.ref());
            }
            return !names.contains(entry.ref()) && !names.contains(Objects.toString(entry.operation(), ""));
        }
    }

    record MadeRefund(OperationId id, Money amount) {}
}
