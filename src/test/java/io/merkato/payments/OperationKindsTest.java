package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operations of each kind do to a payment of 10 euros. */
@ModuleTest(
        value = "payments",
        with = {TestGateway.class, NotedCharges.class})
class OperationKindsTest {

    @Test
    void aChargeThatSucceedsCapturesTheMoney(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.CHARGE);

        payment.succeed(payment.first);

        assertThat(payment.state()).isEqualTo("captured, 1000 captured, 0 pending, 0 refunded");
    }

    @Test
    void aChargeThatIsDeclinedFailsThePayment(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.CHARGE);

        payment.fail(payment.first);

        assertThat(payment.state()).isEqualTo("failed, 0 captured, 0 pending, 0 refunded");
        assertThat(payment.declineCode()).isEqualTo("refused");
    }

    @Test
    void whatWasPromisedIsCaptured(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.AUTHORIZE);

        payment.succeed(payment.first);

        assertThat(payment.state()).isEqualTo("authorized, 0 captured, 0 pending, 0 refunded");
        payment.succeed(payment.next(OperationKind.CAPTURE, 800));
        assertThat(payment.state()).isEqualTo("captured, 800 captured, 0 pending, 0 refunded");
    }

    @Test
    void whatWasPromisedIsGivenUp(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.AUTHORIZE);
        payment.succeed(payment.first);

        payment.succeed(payment.next(OperationKind.VOID, 1000));

        assertThat(payment.state()).isEqualTo("voided, 0 captured, 0 pending, 0 refunded");
    }

    @Test
    void aCaptureThatIsDeclinedLeavesThePromise(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.AUTHORIZE);
        payment.succeed(payment.first);

        payment.fail(payment.next(OperationKind.CAPTURE, 1000));

        assertThat(payment.state()).isEqualTo("authorized, 0 captured, 0 pending, 0 refunded");
    }

    @Test
    void aPaymentIsRefundedOnceAllOfItIs(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.CHARGE);
        payment.succeed(payment.first);

        payment.succeed(payment.next(OperationKind.REFUND, 300));

        assertThat(payment.state()).isEqualTo("captured, 1000 captured, 0 pending, 300 refunded");
        payment.succeed(payment.next(OperationKind.REFUND, 700));
        assertThat(payment.state()).isEqualTo("refunded, 1000 captured, 0 pending, 1000 refunded");
    }

    @Test
    void aRefundThatFailsIsNoLongerPending(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.CHARGE);
        payment.succeed(payment.first);

        payment.fail(payment.next(OperationKind.REFUND, 300));

        assertThat(payment.state()).isEqualTo("captured, 1000 captured, 0 pending, 0 refunded");
        assertThat(payment.declineCode()).isNull();
    }

    @Test
    void whatEndsTwiceEndsOnce(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.CHARGE);
        payment.succeed(payment.first);

        assertThat(payment.end(payment.first, OperationStatus.SUCCEEDED)).isFalse();
        assertThat(payment.end(payment.first, OperationStatus.FAILED)).isFalse();

        assertThat(payment.state()).isEqualTo("captured, 1000 captured, 0 pending, 0 refunded");
    }

    @Test
    void anOperationThatDoesNotFitItsPaymentEndsNothing(Slice slice) {
        Payment payment = new Payment(slice, OperationKind.CHARGE);
        payment.succeed(payment.first);
        Operation capture = payment.next(OperationKind.CAPTURE, 1000);

        assertThatThrownBy(() -> payment.succeed(capture)).isInstanceOf(IllegalStateException.class);

        assertThat(payment.read(capture).status()).isEqualTo(OperationStatus.OPEN);
        payment.forget(capture);
    }

    private static final class Payment {

        private final PaymentStore store;
        private final LedgerStore ledger;
        private final JdbcClient sql;
        private final Slice slice;
        private final UUID id = Ids.next();
        private final Operation first;

        Payment(Slice slice, OperationKind kind) {
            this.store = slice.bean(PaymentStore.class);
            this.ledger = slice.bean(LedgerStore.class);
            this.sql = slice.bean(JdbcClient.class);
            this.slice = slice;
            this.first = operation(OrderId.next(), kind, 1000);
            store.insert(id, first, Duration.ofHours(1));
        }

        /** Another operation on the payment, as the next modules will open them. */
        Operation next(OperationKind kind, long amount) {
            Operation operation = operation(first.order(), kind, amount);
            sql.sql("""
                            with pending as (
                                update payments.payment set refund_pending = refund_pending + :pending where id = :payment
                            )
                            insert into payments.operation (id, payment_id, kind, amount, status, due_at)
                            values (:id, :payment, :kind, :amount, 'open', now() + interval '1 hour')
                            """)
                    .param("id", operation.id().value())
                    .param("payment", id)
                    .param("kind", kind.text())
                    .param("amount", amount)
                    .param("pending", kind == OperationKind.REFUND ? amount : 0)
                    .update();
            return operation;
        }

        private static Operation operation(OrderId order, OperationKind kind, long amount) {
            return new Operation(
                    OperationId.next(),
                    kind,
                    OperationStatus.OPEN,
                    order,
                    TestGateway.METHOD,
                    null,
                    new Money(amount, "EUR"),
                    false,
                    null);
        }

        void succeed(Operation operation) {
            assertThat(end(operation, OperationStatus.SUCCEEDED)).isTrue();
            String cause = operation.kind().text() + ":" + operation.id();
            if (operation.kind().takesMoney()) {
                ledger.book(cause, "gateway:test", "customers", operation.amount());
            } else if (operation.kind().returnsMoney()) {
                ledger.book(cause, "customers", "gateway:test", operation.amount());
            }
        }

        void fail(Operation operation) {
            assertThat(end(operation, OperationStatus.FAILED)).isTrue();
        }

        boolean end(Operation operation, OperationStatus status) {
            boolean succeeds = status == OperationStatus.SUCCEEDED;
            return slice.fromTransaction(() -> store.end(
                    operation, status, succeeds ? "test_" + operation.id() : null, succeeds ? null : "refused"));
        }

        Operation read(Operation operation) {
            return store.find(operation.id()).orElseThrow();
        }

        void forget(Operation operation) {
            sql.sql("delete from payments.operation where id = :id")
                    .param("id", operation.id().value())
                    .update();
        }

        String state() {
            return sql.sql("""
                            select status || ', ' || captured || ' captured, ' || refund_pending || ' pending, '
                                || refunded || ' refunded'
                            from payments.payment where id = :id
                            """).param("id", id).query(String.class).single();
        }

        @Nullable String declineCode() {
            return sql.sql("select decline_code from payments.payment where id = :id")
                    .param("id", id)
                    .query((rs, row) -> new String[] {rs.getString(1)})
                    .single()[0];
        }
    }
}
