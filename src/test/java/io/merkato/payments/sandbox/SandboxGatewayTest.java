package io.merkato.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import io.merkato.payments.Outcome;
import io.merkato.platform.web.PublicAddress;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox's tokens do; what it shares with other gateways is in {@link SandboxContractTest}. */
@ModuleTest("payments.sandbox")
class SandboxGatewayTest {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Slice slice;

    @SuppressWarnings("NullAway.Init")
    private SandboxGateway gateway;

    @BeforeEach
    void take(Slice slice) {
        this.slice = slice;
        this.gateway = slice.bean(SandboxGateway.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_ok", "tok_refund_fails"})
    void theseTokensPay(String token) {
        Operation charge = operation(OperationKind.CHARGE, token);

        assertThat(gateway.charge(charge)).isEqualTo(new Outcome.Succeeded("sandbox_" + charge.id()));
    }

    @Test
    void aTokenIsDeclined() {
        assertThat(gateway.charge(operation(OperationKind.CHARGE, "tok_declined")))
                .isEqualTo(new Outcome.Declined("card_declined"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "tok_of_another_gateway")
    void aTokenThatItDoesNotKnowIsDeclined(@Nullable String token) {
        assertThat(gateway.charge(operation(OperationKind.CHARGE, token)))
                .isEqualTo(new Outcome.Declined("unknown_token"));
    }

    @Test
    void anAnswerThatWasLostIsGivenToWhoeverAsksAgain() {
        Operation charge = operation(OperationKind.CHARGE, "tok_timeout");

        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Unknown.class);
        assertThat(gateway.retrieve(charge)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatItWasNeverAskedForIsAbsent() {
        assertThat(gateway.retrieve(operation(OperationKind.CHARGE, "tok_ok"))).isInstanceOf(Outcome.Absent.class);
    }

    @Test
    void itRefundsUnlessItsTokenSaysOtherwise() {
        assertThat(gateway.refund(operation(OperationKind.REFUND, "tok_ok"))).isInstanceOf(Outcome.Succeeded.class);
        assertThat(gateway.refund(operation(OperationKind.REFUND, "tok_refund_fails")))
                .isEqualTo(new Outcome.Declined("refund_refused"));
    }

    @Test
    void noOtherNodeAndNoLaterStartForgetsWhatTheShopWasNotTold() {
        Operation lost = operation(OperationKind.CHARGE, "tok_timeout");
        gateway.charge(lost);

        assertThat(afterANewStart().retrieve(lost)).isEqualTo(new Outcome.Succeeded("sandbox_" + lost.id()));
        assertThat(afterANewStart().charge(with(lost, OperationStatus.UNKNOWN))).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatWaitedBeforeANewStartWaitsAndCanBeConfirmed() {
        Operation charge = operation(OperationKind.CHARGE, "tok_action");
        gateway.charge(charge);
        Operation waiting = with(charge, OperationStatus.ACTION_REQUIRED);

        assertThat(afterANewStart().retrieve(waiting)).isInstanceOf(Outcome.ActionRequired.class);
        assertThat(afterANewStart().confirm(waiting)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(gateway.retrieve(waiting)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(afterANewStart().cancel(waiting)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatWasEndedBeforeANewStartStaysSo() {
        Operation charge = operation(OperationKind.CHARGE, "tok_action");
        gateway.charge(charge);
        Operation waiting = with(charge, OperationStatus.ACTION_REQUIRED);
        gateway.cancel(waiting);

        assertThat(afterANewStart().confirm(waiting)).isEqualTo(new Outcome.Declined(Outcome.Declined.EXPIRED));
    }

    @Test
    void aBuyerIsSentToAPageOfTheShopAndDecidesThere() {
        Operation charge = operation(OperationKind.CHARGE, "tok_redirect");

        Outcome outcome = gateway.charge(charge);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.ActionRequired.class, action -> assertThat(
                        action.next().redirectUrl())
                .endsWith("/dev/gateway/payments/" + charge.id()));
        assertThat(gateway.confirm(charge)).isEqualTo(outcome);
    }

    private SandboxGateway afterANewStart() {
        SandboxStore store = slice.bean(SandboxStore.class);
        return new SandboxGateway(
                new SandboxBook(store), store, new FaultScript(), new QuestionLog(), slice.bean(PublicAddress.class));
    }

    private static Operation with(Operation operation, OperationStatus status) {
        return new Operation(
                operation.id(),
                operation.kind(),
                status,
                operation.order(),
                operation.method(),
                operation.token(),
                operation.amount(),
                false,
                "sandbox_" + operation.id());
    }

    private static Operation operation(OperationKind kind, @Nullable String token) {
        return new Operation(
                new OperationId(Ids.next()),
                kind,
                OperationStatus.OPEN,
                OrderId.next(),
                "sandbox",
                token,
                new Money(1000, "EUR"),
                false,
                null);
    }
}
