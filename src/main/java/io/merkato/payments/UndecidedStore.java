package io.merkato.payments;

import io.merkato.kernel.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Operations that are not decided, whom to ask about them and when; and charges that had failed and were carried out after all. */
@Component
class UndecidedStore {

    private final JdbcClient sql;
    private final long secondsToPay;

    UndecidedStore(JdbcClient sql, PaymentSettings settings) {
        this.sql = sql;
        this.secondsToPay = settings.timeToPay().toSeconds();
    }

    /** All that is not decided of the payment to which an operation belongs. */
    List<Operation> with(String method, OperationId operation) {
        return sql.sql(PaymentStore.OPERATION + """
                        from payments.operation known
                        join payments.payment p on p.id = known.payment_id
                        join payments.operation o on o.payment_id = p.id
                        where known.id = :operation and p.method = :method and o.status = any(:open)
                        order by o.id
                        """)
                .param("operation", operation.value())
                .param("timeToPay", secondsToPay)
                .param("method", method)
                .param("open", PaymentStore.texts(OperationStatus.undecided()))
                .query(PaymentStore::operation)
                .list();
    }

    /** The operation by which the payment of an order begins, if its gateway was asked and it has not ended. */
    Optional<Operation> beginningOf(OrderId order) {
        return sql.sql(PaymentStore.OPERATION + """
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order and p.status = :pending and o.status = any(:asked)
                        """)
                .param("order", order.value())
                .param("timeToPay", secondsToPay)
                .param("pending", PaymentStatus.PENDING.text())
                .param("asked", PaymentStore.texts(List.of(OperationStatus.UNKNOWN, OperationStatus.ACTION_REQUIRED)))
                .query(PaymentStore::operation)
                .optional();
    }

    /** Has what is open of an order asked about, as if the time to pay were over, once whoever asks for it now must be through. */
    void giveUp(OrderId order, Duration longestCall) {
        sql.sql("""
                        update payments.operation o
                        set given_up = true,
                            due_at = least(o.due_at, case when o.status = :waiting then now()
                                                          else now() + make_interval(secs => :longestCall) end)
                        from payments.payment p
                        where p.id = o.payment_id and p.order_id = :order and o.status = any(:open)
                        """)
                .param("order", order.value())
                .param("waiting", OperationStatus.ACTION_REQUIRED.text())
                .param("longestCall", longestCall.toSeconds())
                .param("open", PaymentStore.texts(OperationStatus.undecided()))
                .update();
    }

    /** Whoever looks for what is due finds the operation at once. */
    void makeDue(OperationId operation) {
        sql.sql("update payments.operation set due_at = now() where id = :operation")
                .param("operation", operation.value())
                .update();
    }

    /** Has what a gateway has not decided asked about now. */
    void makeAllDue(String method) {
        sql.sql("""
                        update payments.operation o set due_at = now()
                        from payments.payment p
                        where p.id = o.payment_id and p.method = :method and o.status = 'unknown' and o.due_at > now()
                        """).param("method", method).update();
    }

    /** Has one of them asked about now, if there is any: the next that would be. */
    void makeOneDue(String method) {
        sql.sql("""
                        update payments.operation set due_at = now()
                        where id = (
                            select o.id
                            from payments.operation o
                            join payments.payment p on p.id = o.payment_id
                            where p.method = :method and o.status = 'unknown' and o.due_at > now()
                            order by o.due_at
                            limit 1)
                        """).param("method", method).update();
    }

    /** The charge with which a payment began, if it has failed. */
    Optional<Operation> failedCharge(String method, OperationId first) {
        return sql.sql(PaymentStore.OPERATION + """
                        from payments.operation o
                        join payments.payment p on p.id = o.payment_id
                        where o.id = :first and p.method = :method and o.kind = :charge and o.status = :failed
                        """)
                .param("first", first.value())
                .param("timeToPay", secondsToPay)
                .param("method", method)
                .param("charge", OperationKind.CHARGE.text())
                .param("failed", OperationStatus.FAILED.text())
                .query(PaymentStore::operation)
                .optional();
    }

    /** Ends a charge that has failed as one that has succeeded, and moves its payment along with it. False when it has not failed. */
    boolean succeedAfterAll(Operation charge, String gatewayRef) {
        return sql.sql("""
                        with ended as (
                            update payments.operation
                            set status = :succeeded, gateway_ref = :gatewayRef, failure = null, ended_at = now()
                            where id = :operation and kind = :charge and status = :failed
                            returning payment_id, amount
                        ), moved as (
                            update payments.payment p
                            set status = :captured, captured = p.captured + ended.amount, decline_code = null,
                                updated_at = now()
                            from ended
                            where p.id = ended.payment_id and p.status = :paymentFailed
                            returning p.id
                        )
                        select count(*) from moved
                        """)
                        .param("operation", charge.id().value())
                        .param("charge", OperationKind.CHARGE.text())
                        .param("failed", OperationStatus.FAILED.text())
                        .param("succeeded", OperationStatus.SUCCEEDED.text())
                        .param("gatewayRef", gatewayRef)
                        .param("paymentFailed", PaymentStatus.FAILED.text())
                        .param("captured", PaymentStatus.CAPTURED.text())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
