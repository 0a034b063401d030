package io.merkato.payments;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refunds that begin, and those that people make by hand. Whether there is so much left is asked and noted by one statement, so that
 * they never add up to more.
 */
@Component
class OpenRefundStore {

    private final JdbcClient sql;

    OpenRefundStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Stores a refund; false, with nothing written, when the order has not so much left of what was taken.
     *
     * @param made whether the gateway has made it, with or without what banks have taken back
     */
    boolean insert(OperationId id, OrderId order, Money amount, boolean made, Duration headStart) {
        return sql.sql("""
                        with taken as (
                            update payments.payment
                            set refund_pending = refund_pending + :amount, updated_at = now()
                            where order_id = :order and currency = :currency and status = :captured
                              and captured - refunded - refund_pending - case when :made then 0 else disputed end >= :amount
                            returning id
                        )
                        insert into payments.operation (id, payment_id, kind, amount, status, due_at)
                        select :id, taken.id, :kind, :amount, :open, now() + make_interval(secs => :wait) from taken
                        """)
                        .param("id", id.value())
                        .param("order", order.value())
                        .param("amount", amount.amount())
                        .param("made", made)
                        .param("currency", amount.currency())
                        .param("captured", PaymentStatus.CAPTURED.text())
                        .param("kind", OperationKind.REFUND.text())
                        .param("open", OperationStatus.OPEN.text())
                        .param("wait", headStart.toSeconds())
                        .update()
                == 1;
    }

    /** Notes that people make a refund by hand; false when it has ended, or that was known. */
    boolean noteAwaited(OperationId operation) {
        return sql.sql("""
                        update payments.operation set status = :awaited
                        where id = :operation and status = any(:before)
                        """)
                        .param("operation", operation.value())
                        .param("awaited", OperationStatus.AWAITED.text())
                        .param(
                                "before",
                                OperationStatus.AWAITED.before().stream()
                                        .map(OperationStatus::text)
                                        .toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Notes what people call the money that they have moved by hand. */
    void refer(OperationId operation, @Nullable String reference) {
        sql.sql("update payments.operation set reference = :reference where id = :operation")
                .param("operation", operation.value())
                .param("reference", reference)
                .update();
    }

    long refundable(OrderId order) {
        return sql.sql("""
                        select coalesce(sum(greatest(captured - refunded - refund_pending - disputed, 0)), 0)
                        from payments.payment where order_id = :order
                        """).param("order", order.value()).query(Long.class).single();
    }
}
