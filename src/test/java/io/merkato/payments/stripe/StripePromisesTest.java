package io.merkato.payments.stripe;

import static io.merkato.payments.stripe.StripeOperations.about;
import static io.merkato.payments.stripe.StripeOperations.again;
import static io.merkato.payments.stripe.StripeOperations.aged;
import static io.merkato.payments.stripe.StripeOperations.hourAgo;
import static io.merkato.payments.stripe.StripeOperations.inAnHour;
import static io.merkato.payments.stripe.StripeOperations.operation;
import static io.merkato.payments.stripe.StripeOperations.ref;
import static io.merkato.testing.stripe.wire.CallKind.CAPTURE_INTENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import io.merkato.testing.stripe.StripeFake;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is taken of a promise, and what is let go. */
class StripePromisesTest {

    private final StripeFake stripe = StripeFake.start();
    private final StripeGateway gateway = StripeShop.gateway(stripe, stripe.secretKey(), StripeSettings.Capture.MANUAL);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void aPartIsTakenOfWhatWasPromised() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        assertThat(stripe.book().of(intent).heldMinor()).isEqualTo(5000);
        Operation capture = about(promise, OperationKind.CAPTURE, 3000, intent);

        assertThat(gateway.capture(capture)).isEqualTo(new Outcome.Succeeded(intent));
        assertThat(gateway.capture(again(capture))).isEqualTo(new Outcome.Succeeded(intent));

        assertThat(stripe.book().of(intent).keptMinor()).isEqualTo(3000);
        assertThat(gateway.transactions(hourAgo(), inAnHour()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount()).isEqualTo(new Money(3000, "EUR")));
    }

    @Test
    void aCaptureWhoseAnswerGotLostIsMadeOnce() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        Operation capture = about(promise, OperationKind.CAPTURE, 5000, intent);
        var _ = stripe.answers().to(CAPTURE_INTENT).next(1).fails(500).afterTheEffect();
        assertThat(gateway.capture(capture)).isInstanceOf(Outcome.Unknown.class);

        assertThat(gateway.capture(again(capture))).isEqualTo(new Outcome.Succeeded(intent));

        assertThat(stripe.book().of(intent).charges()).isEqualTo(1);
    }

    @Test
    void aCaptureOfAnotherAmountIsNotBelieved() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        Operation capture = about(promise, OperationKind.CAPTURE, 5000, intent);
        var lie = stripe.answers().tellAnotherAmount();
        assertThat(gateway.capture(capture)).isInstanceOf(Outcome.Unknown.class);
        assertThat(gateway.capture(again(capture))).isInstanceOf(Outcome.Unknown.class);
        lie.lift();

        assertThat(gateway.capture(again(capture))).isEqualTo(new Outcome.Succeeded(intent));
    }

    @Test
    void whatSomebodyElseHasTakenOfItIsNotTakenAgain() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        stripe.dashboard().captures(intent, 3000);

        assertThat(gateway.capture(about(promise, OperationKind.CAPTURE, 5000, intent)))
                .isEqualTo(new Outcome.Declined("captured_at_gateway"));
    }

    @Test
    void moreThanWasPromisedIsNotTaken() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));

        assertThat(gateway.capture(about(promise, OperationKind.CAPTURE, 5001, intent)))
                .isEqualTo(new Outcome.Declined("amount_too_large"));
    }

    @Test
    void aPromiseThatHasRunOutIsNotTaken() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        stripe.bank().letsTheAuthorizationExpire(intent);

        assertThat(gateway.capture(about(promise, OperationKind.CAPTURE, 5000, intent)))
                .isEqualTo(new Outcome.Declined("canceled_at_gateway"));
    }

    @Test
    void aPromiseIsGivenUp() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        Operation giveUp = about(promise, OperationKind.VOID, 5000, intent);

        assertThat(gateway.voidAuthorization(giveUp)).isEqualTo(new Outcome.Succeeded(intent));
        assertThat(gateway.voidAuthorization(again(giveUp))).isEqualTo(new Outcome.Succeeded(intent));

        assertThat(stripe.book().of(intent).heldMinor()).isZero();
        assertThat(gateway.transactions(hourAgo(), inAnHour())).isEmpty();
    }

    @Test
    void whatWasTakenIsNotGivenUp() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        stripe.dashboard().captures(intent, 5000);

        assertThat(gateway.voidAuthorization(about(promise, OperationKind.VOID, 5000, intent)))
                .isEqualTo(new Outcome.Declined("captured_at_gateway"));
    }

    @Test
    void ofWhatWasPromisedNothingIsTakenThatWasAskedForTooLongAgoAndItIsGivenUpAllTheSame() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        Duration age = Duration.ofHours(24);

        assertThat(gateway.capture(aged(about(promise, OperationKind.CAPTURE, 5000, intent), age)))
                .isEqualTo(new Outcome.Declined("never_arrived"));
        assertThat(gateway.voidAuthorization(aged(about(promise, OperationKind.VOID, 5000, intent), age)))
                .isEqualTo(new Outcome.Succeeded(intent));

        assertThat(stripe.book().of(intent).keptMinor()).isZero();
    }

    @Test
    void aCaptureThatStripeFailedAtIsAskedForAgain() {
        Operation promise = operation(OperationKind.AUTHORIZE, 5000, "pm_card_visa");
        String intent = ref(gateway.authorize(promise));
        Operation capture = about(promise, OperationKind.CAPTURE, 5000, intent);
        var _ = stripe.answers().to(CAPTURE_INTENT).next(1).fails(500).beforeTheEffect();
        assertThat(gateway.capture(capture)).isInstanceOf(Outcome.Unknown.class);
        assertThat(gateway.retrieve(again(capture))).isInstanceOf(Outcome.Absent.class);

        assertThat(gateway.capture(again(capture))).isEqualTo(new Outcome.Succeeded(intent));
    }
}
