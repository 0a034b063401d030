package io.merkato.payments.stripe;

import static io.merkato.payments.stripe.StripeOperations.about;
import static io.merkato.payments.stripe.StripeOperations.again;
import static io.merkato.payments.stripe.StripeOperations.hourAgo;
import static io.merkato.payments.stripe.StripeOperations.inAnHour;
import static io.merkato.payments.stripe.StripeOperations.old;
import static io.merkato.payments.stripe.StripeOperations.operation;
import static io.merkato.payments.stripe.StripeOperations.ref;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_REFUND;
import static io.merkato.testing.stripe.wire.CallKind.RETRIEVE_INTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.merkato.kernel.Money;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.GatewayEntry.Kind;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import io.merkato.payments.Outcome;
import io.merkato.testing.stripe.StripeFake;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each verb, and what it says when Stripe does not. */
class StripeGatewayTest {

    private final StripeFake stripe = StripeFake.start();
    private final StripeGateway gateway = gateway(stripe.secretKey());

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void aRefundOfAsMuchAsWasLetGoIsARefund() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        gateway.capture(about(promise, OperationKind.CAPTURE, 2500, intent));
        String refund = stripe.dashboard().refunds(intent, 2500);

        assertThat(gateway.transactions(hourAgo(), inAnHour()))
                .extracting(GatewayEntry::kind, GatewayEntry::ref)
                .contains(tuple(Kind.REFUNDED, refund))
                .hasSize(2);
    }

    @Test
    void aBuyerWhoWasQuickerThanTheEndOfTheirTimeHasPaid() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_threeDSecure2Required");
        Outcome.ActionRequired action = (Outcome.ActionRequired) gateway.charge(charge);
        stripe.buyer().authenticates(action.gatewayRef());

        assertThat(gateway.cancel(about(charge, OperationKind.CHARGE, 1999, action.gatewayRef(), charge.id())))
                .isEqualTo(new Outcome.Succeeded(action.gatewayRef()));
    }

    @Test
    void whoseTimeIsOverPaysNoMore() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_threeDSecure2Required");
        Outcome.ActionRequired action = (Outcome.ActionRequired) gateway.charge(charge);

        assertThat(gateway.cancel(about(charge, OperationKind.CHARGE, 1999, action.gatewayRef(), charge.id())))
                .isEqualTo(new Outcome.Declined(Outcome.Declined.EXPIRED));
    }

    @Test
    void anOldOperationIsOnlyLookedFor() {
        Operation never = old(OperationKind.CHARGE, Duration.ofHours(24));

        assertThat(gateway.charge(never)).isEqualTo(new Outcome.Declined("never_arrived"));
        assertThat(gateway.retrieve(never)).isEqualTo(new Outcome.Declined("never_arrived"));

        assertThat(stripe.events().all()).isEmpty();
        Operation late = old(OperationKind.CHARGE, Duration.ofHours(22).plusMinutes(59));
        assertThat(gateway.charge(late)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatStripeHasNotHeardOfIsAbsentAndWhatABankTakesDaysForIsInProgress() {
        assertThat(gateway.retrieve(again(operation(OperationKind.CHARGE, 1999, "pm_card_visa"))))
                .isInstanceOf(Outcome.Absent.class);
        assertThat(gateway.charge(operation(OperationKind.CHARGE, 1999, "pm_usBankAccount_processing")))
                .isInstanceOf(Outcome.InProgress.class);
    }

    @Test
    void anOldOperationThatWasCarriedOutIsFound() {
        Operation charge = old(OperationKind.CHARGE, Duration.ofHours(22).plusMinutes(59));
        String intent = ref(gateway.charge(charge));
        Operation older = new Operation(
                new OperationId(charge.id().value()),
                charge.kind(),
                OperationStatus.UNKNOWN,
                charge.order(),
                "stripe",
                charge.token(),
                charge.amount(),
                false,
                null);

        assertThat(gateway.retrieve(older)).isEqualTo(new Outcome.Succeeded(intent));
    }

    @Test
    void aRefundThatCannotArriveIsDeclined() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_refundFail");
        String intent = ref(gateway.charge(charge));
        Operation refund = about(charge, OperationKind.REFUND, 500, intent);
        assertThat(gateway.refund(refund)).isInstanceOf(Outcome.Succeeded.class);

        stripe.bank().concludesRefunds();

        assertThat(gateway.refund(again(refund))).isEqualTo(new Outcome.Declined("expired_or_canceled_card"));
    }

    @Test
    void moreThanWasTakenIsNotRefunded() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_visa");
        String intent = ref(gateway.charge(charge));

        assertThat(gateway.refund(about(charge, OperationKind.REFUND, 2000, intent)))
                .isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void aRefundOfAnotherAmountIsNotBelieved() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_visa");
        String intent = ref(gateway.charge(charge));
        var _ = stripe.answers().to(CREATE_REFUND).tellAnotherAmount();

        assertThat(gateway.refund(about(charge, OperationKind.REFUND, 500, intent)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aPaymentOfAnotherOrderIsNotBelieved() {
        String intent = ref(gateway.charge(operation(OperationKind.CHARGE, 1999, "pm_card_visa")));
        Operation other = operation(OperationKind.CHARGE, 1999, "pm_card_visa");

        assertThat(gateway.retrieve(about(other, OperationKind.CHARGE, 1999, intent, other.id())))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theSameKeyForSomethingElseDecidesNothing() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_visa");
        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Succeeded.class);

        assertThat(gateway.charge(new Operation(
                        charge.id(),
                        charge.kind(),
                        OperationStatus.OPEN,
                        charge.order(),
                        "stripe",
                        charge.token(),
                        new Money(2999, "EUR"),
                        false,
                        null)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aWrongKeyDecidesNothingAndIsNotTold() {
        String wrong = "sk_test_of_somebody_else_entirely";
        Outcome outcome = gateway(wrong).charge(operation(OperationKind.CHARGE, 1999, "pm_card_visa"));

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome.toString()).doesNotContain("sk_test");
    }

    @Test
    void noAnswerOfAnyKindDecidesAnything() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_visa");
        for (int status : List.of(500, 502, 503)) {
            var fault = stripe.answers().to(CREATE_INTENT).fails(status).beforeTheEffect();
            assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Unknown.class);
            fault.lift();
        }
        var limited = stripe.answers().to(CREATE_INTENT).rateLimits(1);
        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Unknown.class);
        limited.lift();
        var reset = stripe.answers().to(CREATE_INTENT).resetBeforeTheEffect();
        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Unknown.class);
        reset.lift();
        var hang = stripe.answers().to(CREATE_INTENT).hangAfterTheEffect();
        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Unknown.class);
        hang.lift();

        assertThat(gateway.charge(charge)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(stripe.book().all()).hasSize(1);
    }

    @Test
    void moneyThatMovedIsListedWithWhatItWasFor() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_visa");
        String intent = ref(gateway.charge(charge));
        Operation refund = about(charge, OperationKind.REFUND, 500, intent);
        assertThat(gateway.refund(refund)).isInstanceOf(Outcome.Succeeded.class);
        stripe.dashboard().refunds(intent, 99);
        String dispute = stripe.bank().disputes(intent);
        stripe.bank().decidesForTheMerchant(dispute);

        List<GatewayEntry> entries = gateway.transactions(hourAgo(), inAnHour());

        assertThat(entries)
                .extracting(GatewayEntry::kind, entry -> entry.amount().amount(), GatewayEntry::operation)
                .containsExactlyInAnyOrder(
                        tuple(Kind.TAKEN, 1999L, charge.id()),
                        tuple(Kind.REFUNDED, 500L, refund.id()),
                        tuple(Kind.REFUNDED, 99L, null),
                        tuple(Kind.DISPUTED, 1400L, null),
                        tuple(Kind.REINSTATED, 1400L, null));
        assertThat(entries).allSatisfy(entry -> assertThat(entry.paymentRef()).isEqualTo(intent));
        assertThat(gateway.movements(intent)).hasSize(4).allMatch(entries::contains);
        assertThat(gateway.movements("pi_of_nobody")).isEmpty();
        assertThat(gateway.transactions(hourAgo(), hourAgo().plusSeconds(60))).isEmpty();
    }

    @Test
    void allPagesAreListed() {
        for (int i = 0; i < 105; i++) {
            assertThat(gateway.charge(operation(OperationKind.CHARGE, 1000 + i, "pm_card_visa")))
                    .isInstanceOf(Outcome.Succeeded.class);
        }

        assertThat(gateway.transactions(hourAgo(), inAnHour())).hasSize(105);
    }

    @Test
    void aListThatDoesNotComeIsNotAnEmptyOne() {
        var _ = stripe.answers().fails(500).beforeTheEffect();

        assertThatThrownBy(() -> gateway.transactions(hourAgo(), inAnHour())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aPaymentThatStripeDoesNotHaveIsNotDeclined() {
        Operation charge = operation(OperationKind.CHARGE, 1999, "pm_card_visa");
        var _ = stripe.answers().to(RETRIEVE_INTENT).fails(503).beforeTheEffect();

        assertThat(gateway.retrieve(charge)).isInstanceOf(Outcome.Absent.class);
        assertThat(gateway.retrieve(about(charge, OperationKind.CHARGE, 1999, "pi_1", charge.id())))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private StripeGateway gateway(String secretKey) {
        return StripeShop.gateway(stripe, secretKey, StripeSettings.Capture.AUTOMATIC);
    }
}
