package io.merkato.payments;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Charges that have failed and may turn out to have been carried out after all. */
@Component
class LateChargeStore {

    private final JdbcClient sql;
    private final PaymentStore payments;

    LateChargeStore(JdbcClient sql, PaymentStore payments) {
        this.sql = sql;
        this.payments = payments;
    }

    /** The operation, if it is a charge that has failed. */
    Optional<Operation> find(String method, OperationId operation) {
        return payments.find(operation)
                .filter(found -> found.method().equals(method) && found.kind() == OperationKind.CHARGE)
                .filter(charge -> charge.status() == OperationStatus.FAILED);
    }

    /** Ends a charge that has failed as one that has succeeded, and moves its payment along with it. False when it has not failed. */
    boolean succeed(Operation charge, String gatewayRef) {
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
