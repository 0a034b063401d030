package io.merkato.payments;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentStore {

    /** The columns of {@link #operation}, of an operation {@code o} and its payment {@code p}; takes {@code :timeToPay}. */
    static final String OPERATION = """
            select o.id, o.kind, o.status, o.amount, p.order_id, p.method, p.token, p.currency,
                   o.given_up or o.created_at + make_interval(secs => :timeToPay) <= now() as overdue,
                   coalesce(o.gateway_ref, (
                       select first.gateway_ref from payments.operation first
                       where first.payment_id = o.payment_id
                         and first.kind in ('charge', 'authorize') and first.status = 'succeeded')) as gateway_ref
            """;

    private static final String END = """
            with ended as (
                update payments.operation
                set status = :status, gateway_ref = coalesce(:gatewayRef, gateway_ref), failure = :failure, ended_at = now(),
                    client_secret = null, redirect_url = null
                where id = :operation and status = any(:statusBefore)
                returning payment_id
            ), moved as (
                update payments.payment p
                set status = case when :next = 'refunded' and p.refunded + :returned < p.captured
                                  then p.status else :next end,
                    captured = p.captured + :taken,
                    refunded = p.refunded + :returned,
                    refund_pending = p.refund_pending - :noLongerPending,
                    decline_code = case when :next = 'failed' then :failure else p.decline_code end,
                    updated_at = now()
                from ended
                where p.id = ended.payment_id and p.status = :before
                returning p.id
            )
            select (select count(*) from ended) as operations, (select count(*) from moved) as payments
            """;

    private static final String TAKE_DUE = """
            with due as (
                select next.id, next.attempts
                from unnest(:methods::text[], :kinds::text[], :rooms::int[]) as lane (method, kind, room)
                cross join lateral (
                    select o.id, o.attempts
                    from payments.operation o
                    join payments.payment p on p.id = o.payment_id
                    where o.status in ('open', 'unknown', 'actionRequired') and o.due_at <= now()
                      and o.kind = lane.kind and p.method = lane.method
                    order by o.due_at
                    limit lane.room
                    for update of o skip locked
                ) next
            ), taken as (
                update payments.operation o
                set attempts = o.attempts + 1,
                    due_at = case
                        when o.status = 'actionRequired' then now() + interval '20 seconds'
                        when o.created_at + make_interval(secs => :timeToPay) > now()
                        then least(
                            greatest(o.created_at + make_interval(secs => :timeToPay), now() + interval '10 seconds'),
                            next.due_at)
                        else next.due_at end
                from due
                cross join lateral (
                    select now() + make_interval(
                        secs => (:delays::bigint[])[least(due.attempts + 1, :steps)]) as due_at
                ) next
                where o.id = due.id
                returning o.*
            )
            """ + OPERATION + """
            from taken o
            join payments.payment p on p.id = o.payment_id
            """;

    private final JdbcClient sql;
    private final long secondsToPay;

    PaymentStore(JdbcClient sql, PaymentSettings settings) {
        this.sql = sql;
        this.secondsToPay = settings.timeToPay().toSeconds();
    }

    /** Stores a payment that begins with this operation. */
    void insert(UUID payment, Operation first, Duration headStart) {
        sql.sql("""
                        with payment as (
                            insert into payments.payment (id, order_id, method, token, currency, amount, status)
                            values (:payment, :order, :method, :token, :currency, :amount, :paymentStatus)
                            returning id, amount
                        )
                        insert into payments.operation (id, payment_id, kind, amount, status, due_at)
                        select :operation, id, :kind, amount, :status, now() + make_interval(secs => :wait)
                        from payment
                        """)
                .param("payment", payment)
                .param("order", first.order().value())
                .param("method", first.method())
                .param("token", first.token())
                .param("currency", first.amount().currency())
                .param("amount", first.amount().amount())
                .param("paymentStatus", first.kind().from().text())
                .param("operation", first.id().value())
                .param("kind", first.kind().text())
                .param("status", first.status().text())
                .param("wait", headStart.toSeconds())
                .update();
    }

    List<OrderPayment> of(OrderId order) {
        Map<UUID, List<OrderPayment.Step>> steps = sql
                .sql("""
                        select o.*, p.currency
                        from payments.operation o join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order
                        order by o.id
                        """)
                .param("order", order.value())
                .query((rs, row) -> Map.entry(rs.getObject("payment_id", UUID.class), step(rs)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return sql.sql("select * from payments.payment where order_id = :order order by id")
                .param("order", order.value())
                .query((rs, row) -> payment(rs, steps))
                .list();
    }

    Optional<Operation> find(OperationId id) {
        return sql.sql(OPERATION + """
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where o.id = :id
                        """)
                .param("id", id.value())
                .param("timeToPay", secondsToPay)
                .query(PaymentStore::operation)
                .optional();
    }

    /**
     * Ends an operation that has not ended, and moves its payment along with it. False when it had ended before.
     *
     * @param gatewayRef of success
     * @param failure of failure
     */
    boolean end(Operation operation, OperationStatus status, @Nullable String gatewayRef, @Nullable String failure) {
        OperationKind kind = operation.kind();
        boolean succeeded = status == OperationStatus.SUCCEEDED;
        long amount = operation.amount().amount();
        Ended ended = sql.sql(END)
                .param("operation", operation.id().value())
                .param("status", status.text())
                .param("statusBefore", texts(OperationStatus.undecided()))
                .param("gatewayRef", gatewayRef)
                .param("failure", failure)
                .param("before", kind.from().text())
                .param("next", (succeeded ? kind.afterSuccess() : kind.afterFailure()).text())
                .param("taken", succeeded && kind.takesMoney() ? amount : 0)
                .param("returned", succeeded && kind.returnsMoney() ? amount : 0)
                .param("noLongerPending", kind.returnsMoney() ? amount : 0)
                .query(Ended.class)
                .single();
        if (ended.operations() != ended.payments()) {
            throw new IllegalStateException("Operation " + operation.id() + " ended and its payment is not "
                    + kind.from().text());
        }
        return ended.operations() == 1;
    }

    /**
     * Notes that nobody knows yet what has become of an operation, and why.
     *
     * @param gatewayRef the gateway's own name of the payment, of an operation that it begins with; null when it has told none
     */
    void noteUnknown(OperationId operation, @Nullable String gatewayRef, String reason) {
        sql.sql("""
                        update payments.operation
                        set status = :unknown, failure = :reason, gateway_ref = coalesce(:gatewayRef, gateway_ref)
                        where id = :operation and status = any(:before)
                        """)
                .param("operation", operation.value())
                .param("unknown", OperationStatus.UNKNOWN.text())
                .param("before", texts(List.of(OperationStatus.OPEN, OperationStatus.UNKNOWN)))
                .param("gatewayRef", gatewayRef)
                .param("reason", reason)
                .update();
    }

    /** Notes that an operation which has not ended waits for its buyer, and for what. */
    void noteAction(OperationId operation, Outcome.ActionRequired action) {
        sql.sql("""
                        update payments.operation
                        set status = :waiting, gateway_ref = :gatewayRef, failure = null,
                            client_secret = :clientSecret, redirect_url = :redirectUrl,
                            due_at = case
                                when given_up then now()
                                else least(due_at, greatest(created_at + make_interval(secs => :timeToPay), now())) end
                        where id = :operation and status = any(:before)
                        """)
                .param("operation", operation.value())
                .param("timeToPay", secondsToPay)
                .param("waiting", OperationStatus.ACTION_REQUIRED.text())
                .param("before", texts(OperationStatus.ACTION_REQUIRED.before()))
                .param("gatewayRef", action.gatewayRef())
                .param("clientSecret", action.next().clientSecret())
                .param("redirectUrl", action.next().redirectUrl())
                .update();
    }

    /** What the buyer of an order has to do, if its payment waits for that. */
    Optional<NextAction> nextAction(OrderId order) {
        return sql.sql("""
                        select o.client_secret, o.redirect_url
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order and o.status = :waiting and not o.given_up
                        """)
                .param("order", order.value())
                .param("waiting", OperationStatus.ACTION_REQUIRED.text())
                .query((rs, row) -> new NextAction(rs.getString("client_secret"), rs.getString("redirect_url")))
                .optional();
    }

    /**
     * Takes operations that nobody has ended in time, of each lane as many as there is room for. What is taken is due again
     * after the delay for its number of attempts, when its buyer's time is over, and then soon again, until it has ended; in no case
     * before whoever takes it now must be through.
     */
    List<Operation> takeDue(Map<Lane, Integer> room, List<Duration> delays) {
        return sql.sql(TAKE_DUE)
                .param("methods", methods(room.keySet()))
                .param("kinds", kinds(room.keySet()))
                .param("rooms", room.values().toArray(Integer[]::new))
                .param("delays", delays.stream().map(Duration::toSeconds).toArray(Long[]::new))
                .param("steps", delays.size())
                .param("timeToPay", secondsToPay)
                .query(PaymentStore::operation)
                .list();
    }

    /** What is due and in none of these lanes. */
    List<DueCount> dueOutside(Collection<Lane> lanes) {
        return sql.sql("""
                        select p.method, o.kind, count(*) as count
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where o.status in ('open', 'unknown', 'actionRequired') and o.due_at <= now()
                          and (p.method, o.kind) not in (
                            select * from unnest(:methods::text[], :kinds::text[]))
                        group by p.method, o.kind
                        """)
                .param("methods", methods(lanes))
                .param("kinds", kinds(lanes))
                .query(DueCount.class)
                .list();
    }

    private static String[] methods(Collection<Lane> lanes) {
        return lanes.stream().map(Lane::method).toArray(String[]::new);
    }

    private static String[] kinds(Collection<Lane> lanes) {
        return lanes.stream().map(lane -> lane.kind().text()).toArray(String[]::new);
    }

    static String[] texts(Collection<OperationStatus> statuses) {
        return statuses.stream().map(OperationStatus::text).toArray(String[]::new);
    }

    static Operation operation(ResultSet rs, int row) throws SQLException {
        return new Operation(
                new OperationId(rs.getObject("id", UUID.class)),
                OperationKind.of(rs.getString("kind")),
                OperationStatus.of(rs.getString("status")),
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("method"),
                rs.getString("token"),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                rs.getBoolean("overdue"),
                rs.getString("gateway_ref"));
    }

    private static OrderPayment payment(ResultSet rs, Map<UUID, List<OrderPayment.Step>> steps) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        String currency = rs.getString("currency");
        return new OrderPayment(
                id,
                rs.getString("method"),
                new Money(rs.getLong("amount"), currency),
                new Money(rs.getLong("captured"), currency),
                new Money(rs.getLong("refunded"), currency),
                new Money(rs.getLong("disputed"), currency),
                rs.getString("decline_code"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                steps.getOrDefault(id, List.of()));
    }

    private static OrderPayment.Step step(ResultSet rs) throws SQLException {
        OffsetDateTime ended = rs.getObject("ended_at", OffsetDateTime.class);
        return new OrderPayment.Step(
                rs.getObject("id", UUID.class),
                OperationKind.of(rs.getString("kind")),
                OperationStatus.of(rs.getString("status")),
                new Money(rs.getLong("amount"), rs.getString("currency")),
                rs.getString("failure"),
                rs.getString("reference"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    /** Operations of one kind at one gateway. */
    record Lane(String method, OperationKind kind) {}

    record DueCount(String method, String kind, long count) {}

    private record Ended(long operations, long payments) {}
}
