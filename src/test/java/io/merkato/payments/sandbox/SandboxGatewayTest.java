package io.merkato.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Capability;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import io.merkato.payments.Outcome;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGatewayTest {

    private final SandboxGateway gateway = new SandboxGateway();

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
    void whatItWasNeverAskedForIsUnknown() {
        assertThat(gateway.retrieve(operation(OperationKind.CHARGE, "tok_ok"))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void itRefundsUnlessItsTokenSaysOtherwise() {
        assertThat(gateway.refund(operation(OperationKind.REFUND, "tok_ok"))).isInstanceOf(Outcome.Succeeded.class);
        assertThat(gateway.refund(operation(OperationKind.REFUND, "tok_refund_fails")))
                .isEqualTo(new Outcome.Declined("refund_refused"));
    }

    @Test
    void itRefusesWhatIsNotAmongItsCapabilities() {
        Map<Capability, Function<Operation, Object>> verbs = Map.of(
                Capability.CHARGE, gateway::charge,
                Capability.AUTHORIZE, gateway::authorize,
                Capability.CAPTURE, gateway::capture,
                Capability.VOID, gateway::voidAuthorization,
                Capability.REFUND, gateway::refund,
                Capability.RETRIEVE, gateway::retrieve,
                Capability.CANCEL, gateway::cancel,
                Capability.WEBHOOKS, operation -> gateway.read(new byte[0], Map.of()));
        assertThat(verbs).containsOnlyKeys(Capability.values());

        verbs.forEach((capability, verb) -> {
            Operation operation = operation(OperationKind.CHARGE, "tok_ok");
            if (gateway.capabilities().contains(capability)) {
                assertThat(verb.apply(operation)).isNotNull();
            } else {
                assertThatThrownBy(() -> verb.apply(operation)).hasMessageContaining("cannot " + capability);
            }
        });
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
