package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.testing.AtOnce;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a gateway says may arrive several times and by several ways. That the ledger agrees is an invariant. */
@ModuleTest(
        value = "payments",
        with = {TestGateway.class, NotedCharges.class})
class EndOperationTest {

    @Test
    void anAnswerThatArrivesTwiceCountsOnce(Slice slice) {
        OpenPayment open = new OpenPayment(slice);

        open.end(succeeded());
        open.end(succeeded());

        open.expect("captured 2000", "succeeded");
    }

    @Test
    void anAnswerThatArrivesByManyWaysAtOnceCountsOnce(Slice slice) {
        OpenPayment open = new OpenPayment(slice);

        AtOnce.run(8, way -> {
            open.end(succeeded());
            return way;
        });

        open.expect("captured 2000", "succeeded");
    }

    @Test
    void aRefusalAfterAnApprovalChangesNothing(Slice slice) {
        OpenPayment open = new OpenPayment(slice);
        open.end(succeeded());

        open.end(declined());

        open.expect("captured 2000", "succeeded");
    }

    @Test
    void aRefusalIsSettledOnce(Slice slice) {
        OpenPayment open = new OpenPayment(slice);

        AtOnce.run(8, way -> {
            open.end(declined());
            return way;
        });

        open.expect("failed 0", "failed");
    }

    @Test
    void anApprovalAfterARefusalIsBookedOnce(Slice slice) {
        OpenPayment open = new OpenPayment(slice);
        open.end(declined());

        AtOnce.run(8, way -> {
            open.end(succeeded());
            return way;
        });

        open.expect("captured 2000", "failed", "succeededLate");
    }

    @Test
    void ofOppositeAnswersAtOnceMoneyThatMovedIsBooked(Slice slice) {
        OpenPayment open = new OpenPayment(slice);

        AtOnce.run(8, way -> {
            open.end(way % 2 == 0 ? succeeded() : declined());
            return way;
        });

        boolean late = slice.bean(NotedCharges.class).noted(open.operation.id()).contains("failed");
        open.expect("captured 2000", late ? new String[] {"failed", "succeededLate"} : new String[] {"succeeded"});
    }

    @Test
    void whatTheBuyerHasToDoFirstDecidesNothing(Slice slice) {
        OpenPayment open = new OpenPayment(slice);

        open.end(new Outcome.ActionRequired("test_" + UUID.randomUUID(), NextAction.UNSAID));
        open.end(new Outcome.Unknown("no answer"));

        open.expect("pending 0");
        assertThat(open.status()).isEqualTo(OperationStatus.ACTION_REQUIRED);
        open.end(new Outcome.Declined("not_done"));
        open.expect("failed 0", "failed");
    }

    @Test
    void notKnowingDecidesNothing(Slice slice) {
        OpenPayment open = new OpenPayment(slice);

        open.end(new Outcome.Unknown("no answer"));

        open.expect("pending 0");
    }

    @Test
    void whatTheGatewayHasNotHeardOfEndsWhenTheTimeToPayIsOver(Slice slice) {
        OpenPayment open = new OpenPayment(slice);
        open.end(new Outcome.Absent("not heard of"));
        open.expect("pending 0");
        assertThat(open.status()).isEqualTo(OperationStatus.UNKNOWN);

        slice.inTransaction(() -> slice.bean(Payments.class).giveUp(open.operation.order()));
        open.end(new Outcome.Absent("not heard of"));

        open.expect("failed 0", "failed");
    }

    @Test
    void whatCannotBeSettledHasNotEndedEither(Slice slice) {
        OpenPayment open = new OpenPayment(slice);
        slice.bean(NotedCharges.class).fail(open.operation.id());

        assertThatThrownBy(() -> open.end(succeeded())).hasMessageContaining("asked to fail");

        open.expect("pending 0");
        assertThat(open.status()).isEqualTo(OperationStatus.OPEN);
        open.end(succeeded());
        open.expect("captured 2000", "succeeded");
    }

    private static Outcome succeeded() {
        return new Outcome.Succeeded("test_" + UUID.randomUUID());
    }

    private static Outcome declined() {
        return new Outcome.Declined("card_declined");
    }

    /** A payment of 20 euros that is open. */
    private static final class OpenPayment {

        private final Slice slice;
        private final Payments payments;
        private final Operation operation;

        OpenPayment(Slice slice) {
            this.slice = slice;
            this.payments = slice.bean(Payments.class);
            this.operation = slice.fromTransaction(
                    () -> payments.open(OrderId.next(), TestGateway.METHOD, null, new Money(2000, "EUR")));
        }

        void end(Outcome outcome) {
            Operation read = read();
            slice.inTransaction(() -> payments.end(read, outcome));
        }

        OperationStatus status() {
            return read().status();
        }

        private Operation read() {
            return slice.bean(PaymentStore.class).find(operation.id()).orElseThrow();
        }

        String state() {
            return slice.bean(JdbcClient.class)
                    .sql("select status || ' ' || captured from payments.payment where order_id = :order")
                    .param("order", operation.order().value())
                    .query(String.class)
                    .single();
        }

        void expect(String state, String... settled) {
            assertThat(state()).isEqualTo(state);
            assertThat(slice.bean(NotedCharges.class).noted(operation.id())).containsExactly(settled);
        }
    }
}
