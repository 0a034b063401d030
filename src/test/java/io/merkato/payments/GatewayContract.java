package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.merkato.kernel.Money;
import io.merkato.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What payments rely on at every gateway. A test of a gateway extends it and says how to have that gateway pay, decline, wait and
 * misbehave; what its capabilities do not name is not asked of it, but that it is refused.
 */
public abstract class GatewayContract extends AskedGateway {

    @Test
    void itHasACodeAndANameAndIsAskedForWhatItListsOnly() {
        assertThat(gateway().method()).matches("[a-z][a-z0-9-]*");
        assertThat(gateway().name()).isNotBlank();
        assertThat(gateway().capabilities())
                .as("how an order begins")
                .contains(gateway().begins().needs());

        Operation operation = first(paying());
        Map<Capability, Consumer<Gateway>> verbs = new HashMap<>(Map.of(
                Capability.CHARGE, gateway -> gateway.charge(operation),
                Capability.AUTHORIZE, gateway -> gateway.authorize(operation),
                Capability.CAPTURE, gateway -> gateway.capture(operation),
                Capability.VOID, gateway -> gateway.voidAuthorization(operation),
                Capability.REFUND, gateway -> gateway.refund(operation),
                Capability.RETRIEVE, gateway -> gateway.retrieve(operation),
                Capability.CANCEL, gateway -> gateway.cancel(operation),
                Capability.TRANSACTIONS, gateway -> gateway.transactions(Instant.EPOCH, Instant.EPOCH),
                Capability.WEBHOOKS, gateway -> gateway.read(new byte[0], Map.of())));
        assertThat(verbs).containsOnlyKeys(Capability.values());
        verbs.keySet().removeAll(gateway().capabilities());
        verbs.forEach((capability, verb) -> assertThatThrownBy(() -> verb.accept(gateway()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot " + capability));
    }

    @ParameterizedTest
    @CsvSource({"EUR, 1234", "JPY, 1234", "KWD, 1230", "EUR, 100"})
    void theAmountIsTakenInTheMinorUnitsOfItsCurrency(String currency, long amount) {
        Operation first = first(paying(), new Money(amount, currency));

        pays(first);

        expectTaken(first, first.amount().amount());
    }

    @Test
    void theSameOperationIsDoneOnce() {
        Operation first = first(paying());

        Outcome outcome = begin(first);

        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        assertThat(begin(first)).isEqualTo(outcome);
        if (can(Capability.RETRIEVE)) {
            assertThat(retrieve(first)).isEqualTo(outcome);
        }
        if (takesAtOnce()) {
            expectTaken(first, first.amount().amount());
        }
    }

    @Test
    void twoOperationsAreTwo() {
        Operation one = first(paying());
        Operation other = first(paying());

        assertThat(reference(begin(one))).isNotEqualTo(reference(begin(other)));
    }

    @Test
    void whatIsDeclinedStaysSoAndTakesNothing() {
        assumeTrue(declining() != null, "nothing is declined");
        Operation first = first(declining());

        Outcome outcome = begin(first);

        assertThat(outcome).isInstanceOf(Outcome.Declined.class);
        assertThat(begin(first)).isEqualTo(outcome);
        if (can(Capability.RETRIEVE)) {
            assertThat(retrieve(first)).isEqualTo(outcome);
        }
        expectTaken(first, 0);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownIsToldSoAndFoundByAskingAgain(Trouble trouble) {
        Operation first = first(paying());
        assumeTrue(prepare(gateway().begins().needs(), trouble), "nobody else is asked");

        assertThat(begin(first)).isInstanceOf(Outcome.Unknown.class);

        Outcome outcome = begin(unknown(first));
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        if (takesAtOnce()) {
            expectTaken(first, first.amount().amount());
        }
    }

    @ParameterizedTest
    @EnumSource
    void toRetrieveFindsOutAndNeverTakes(Trouble trouble) {
        assumeTrue(can(Capability.RETRIEVE), "it cannot");
        Operation first = first(paying());
        assertThat(retrieve(first)).isInstanceOf(Outcome.Absent.class);
        expectTaken(first, 0);
        assumeTrue(prepare(gateway().begins().needs(), trouble), "nobody else is asked");
        begin(first);

        Outcome outcome = retrieve(unknown(first));

        if (trouble == Trouble.NOT_REACHED) {
            assertThat(outcome).isNotInstanceOf(Outcome.Succeeded.class);
            expectTaken(first, 0);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        }
    }

    @Test
    void aQuestionThatIsNotAnsweredIsNotAnswered() {
        assumeTrue(can(Capability.RETRIEVE), "it cannot");
        Operation first = first(paying());
        begin(first);
        assumeTrue(prepare(Capability.RETRIEVE, Trouble.HANGS), "nobody else is asked");

        assertThat(retrieve(first)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void noMoreIsRefundedThanWasTakenAndEachRefundOnce() {
        assumeTrue(can(Capability.REFUND), "it cannot");
        Operation paid = pays(first(paying()));
        assumeTrue(taken(paid).isPresent(), "the shop alone counts");
        Operation part = then(paid, OperationKind.REFUND, 400);

        Outcome refunded = refund(part);

        assertThat(refunded).isInstanceOf(Outcome.Succeeded.class);
        assertThat(refund(part)).isEqualTo(refunded);
        expectTaken(paid, 600);
        assertThat(refund(then(paid, OperationKind.REFUND, 601))).isInstanceOf(Outcome.Declined.class);
        assertThat(refund(then(paid, OperationKind.REFUND, 600))).isInstanceOf(Outcome.Succeeded.class);
        assertThat(refund(then(paid, OperationKind.REFUND, 1))).isInstanceOf(Outcome.Declined.class);
        expectTaken(paid, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aRefundThatIsNotKnownIsMadeOnce(Trouble trouble) {
        assumeTrue(can(Capability.REFUND), "it cannot");
        Operation paid = pays(first(paying()));
        assumeTrue(taken(paid).isPresent(), "the shop alone counts");
        Operation part = then(paid, OperationKind.REFUND, 400);
        assumeTrue(prepare(Capability.REFUND, trouble), "nobody else is asked");

        assertThat(refund(part)).isInstanceOf(Outcome.Unknown.class);

        assertThat(refund(unknown(part))).isInstanceOf(Outcome.Succeeded.class);
        expectTaken(paid, 600);
    }

    @Test
    void whatWaitsForItsBuyerIsPaidByThem() {
        Operation waiting = waits();

        expectTaken(waiting, 0);
        assertThat(retrieve(waiting)).isInstanceOf(Outcome.ActionRequired.class);
        buyerActs(waiting);
        assertThat(confirm(waiting)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(retrieve(waiting)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatWaitsForItsBuyerIsEndedForGood() {
        assumeTrue(can(Capability.CANCEL), "it cannot");
        Operation waiting = waits();

        Outcome ended = within(() -> gateway().cancel(waiting));

        assertThat(ended).isEqualTo(new Outcome.Declined(Outcome.Declined.EXPIRED));
        assertThat(within(() -> gateway().cancel(waiting))).isEqualTo(ended);
        assertThat(retrieve(waiting)).isInstanceOf(Outcome.Declined.class);
        assertThat(confirm(waiting)).isInstanceOf(Outcome.Declined.class);
        expectTaken(waiting, 0);
    }

    @Test
    void aBuyerWhoWasQuickerHasPaid() {
        assumeTrue(can(Capability.CANCEL), "it cannot");
        Operation waiting = waits();
        buyerActs(waiting);
        confirm(waiting);

        assertThat(within(() -> gateway().cancel(waiting))).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void ofWhatWasPromisedNoMoreIsTakenAndTheRestIsLetGo() {
        assumeTrue(can(Capability.AUTHORIZE) && can(Capability.CAPTURE), "it cannot");
        Operation promised = promise();
        expectTaken(promised, 0);
        Operation capture = then(promised, OperationKind.CAPTURE, 700);

        Outcome captured = within(() -> gateway().capture(capture));

        assertThat(captured).isInstanceOf(Outcome.Succeeded.class);
        assertThat(within(() -> gateway().capture(capture))).isEqualTo(captured);
        assumeTrue(taken(promised).isPresent(), "the shop alone counts");
        assertThat(within(() -> gateway().capture(then(promised, OperationKind.CAPTURE, 300))))
                .isInstanceOf(Outcome.Declined.class);
        expectTaken(promised, 700);
    }

    @Test
    void whatWasPromisedIsGivenUp() {
        assumeTrue(can(Capability.AUTHORIZE) && can(Capability.VOID), "it cannot");
        Operation promised = promise();
        Operation end = then(promised, OperationKind.VOID, 1000);

        Outcome ended = within(() -> gateway().voidAuthorization(end));

        assertThat(ended).isInstanceOf(Outcome.Succeeded.class);
        assertThat(within(() -> gateway().voidAuthorization(end))).isEqualTo(ended);
        assumeTrue(taken(promised).isPresent(), "the shop alone counts");
        assertThat(within(() -> gateway().capture(then(promised, OperationKind.CAPTURE, 1000))))
                .isInstanceOf(Outcome.Declined.class);
        expectTaken(promised, 0);
    }

    @Test
    void allMoneyThatMovedIsListed() {
        assumeTrue(can(Capability.TRANSACTIONS), "it cannot");
        Operation paid = pays(first(paying()));
        begin(first(declining() == null ? paying() : declining()));
        List<GatewayEntry> entries = listed(paid);
        assertThat(entries).extracting(GatewayEntry::kind).containsExactly(GatewayEntry.Kind.TAKEN);
        assertThat(entries.getFirst().amount()).isEqualTo(paid.amount());

        if (can(Capability.REFUND)) {
            Operation part = then(paid, OperationKind.REFUND, 400);
            refund(part);

            GatewayEntry refund = listed(paid).stream()
                    .filter(entry -> entry.kind() == GatewayEntry.Kind.REFUNDED)
                    .findFirst()
                    .orElseThrow();
            assertThat(refund.amount()).isEqualTo(part.amount());
            assertThat(refund.operation()).isEqualTo(part.id());
            assertThat(refund.ref()).isNotEqualTo(entries.getFirst().ref());
        }
        assertThat(gateway().transactions(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aNoticeThatItDidNotSendIsRefused() {
        assumeTrue(can(Capability.WEBHOOKS), "it cannot");

        for (String body : List.of("", "{}", "\u0000", "[".repeat(10_000))) {
            assertThatThrownBy(() -> gateway().read(body.getBytes(StandardCharsets.UTF_8), Map.of()))
                    .isInstanceOf(Problem.class);
        }
    }
}
