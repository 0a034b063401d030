package io.merkato.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments from their creation to their end, by Stripe's own client. */
class StripeFakePaymentsTest {

    private final StripeFake stripe = StripeFake.start();
    private final Merchant merchant = Merchant.of(stripe);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void aCardPaysAtOnce() throws StripeException {
        PaymentIntent paid = merchant.pays(1999, "pm_card_visa");

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getAmountReceived()).isEqualTo(1999);
        assertThat(paid.getMetadata()).containsEntry("order", "7");
        assertThat(stripe.book().of(paid.getId()).keptMinor()).isEqualTo(1999);
        assertThat(stripe.book().by("order", "7")).hasSize(1);
        assertThat(stripe.events().typesAbout(paid.getId()))
                .containsExactly("payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
    }

    @Test
    void aPartIsCapturedAndTheRestLetGo() throws StripeException {
        PaymentIntent held = merchant.authorizes(5000, "pm_card_mastercard");
        assertThat(held.getStatus()).isEqualTo("requires_capture");
        assertThat(stripe.book().of(held.getId()).heldMinor()).isEqualTo(5000);

        PaymentIntent captured = merchant.captures(held, 3000);

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(3000);
        assertThat(stripe.book().of(held.getId()).heldMinor()).isZero();
        assertThat(stripe.book().of(held.getId()).keptMinor()).isEqualTo(3000);
        assertThat(stripe.book().of(held.getId()).refundedMinor()).isZero();
        refusedAs("payment_intent_unexpected_state", () -> merchant.captures(held, 1));
    }

    @Test
    void moreThanIsHeldIsNotCaptured() throws StripeException {
        PaymentIntent held = merchant.authorizes(5000, "pm_card_visa");

        refusedAs("amount_too_large", () -> merchant.captures(held, 5001));
    }

    @Test
    void whatIsCancelledIsLetGoAndNeverPaid() throws StripeException {
        PaymentIntent held = merchant.authorizes(5000, "pm_card_visa");

        PaymentIntent gone = merchant.client().v1().paymentIntents().cancel(held.getId());

        assertThat(gone.getStatus()).isEqualTo("canceled");
        assertThat(stripe.book().of(held.getId()).heldMinor()).isZero();
        refusedAs("payment_intent_unexpected_state", () -> merchant.captures(held, 5000));
        PaymentIntent paid = merchant.pays(500, "pm_card_visa");
        refusedAs(
                "payment_intent_unexpected_state",
                () -> merchant.client().v1().paymentIntents().cancel(paid.getId()));
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline",
        "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
        "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc",
        "pm_card_chargeDeclinedProcessingError, processing_error, processing_error"
    })
    void aCardThatDeclinesSaysWhy(String card, String code, String declineCode) {
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> merchant.pays(1999, card))
                .satisfies(declined -> {
                    assertThat(declined.getStatusCode()).isEqualTo(402);
                    assertThat(declined.getCode()).isEqualTo(code);
                    assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
                    PaymentIntent intent = declined.getStripeError().getPaymentIntent();
                    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
                    assertThat(merchant.sees(intent.getId())
                                    .getLastPaymentError()
                                    .getCode())
                            .isEqualTo(code);
                    assertThat(stripe.book().of(intent.getId()).charges()).isZero();
                });
    }

    @Test
    void aBuyerProvesWhoTheyAre() throws StripeException {
        PaymentIntent asked = merchant.pays(1999, "pm_card_threeDSecure2Required");
        assertThat(asked.getStatus()).isEqualTo("requires_action");
        assertThat(asked.getNextAction().getRedirectToUrl().getUrl()).startsWith(stripe.address());
        assertThat(stripe.book().all()).isEmpty();

        stripe.buyer().authenticates(asked.getId());

        assertThat(merchant.sees(asked.getId()).getStatus()).isEqualTo("succeeded");
        assertThat(stripe.buyer().wayBack(asked.getId()))
                .startsWith("https://shop.example/back?payment_intent=" + asked.getId())
                .endsWith("redirect_status=succeeded");
    }

    @Test
    void aBuyerWhoCannotProveItDoesNotPay() throws StripeException {
        PaymentIntent asked = merchant.pays(1999, "pm_card_threeDSecure2Required");

        stripe.buyer().failsToAuthenticate(asked.getId());

        PaymentIntent after = merchant.sees(asked.getId());
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
        assertThat(stripe.book().all()).isEmpty();
    }

    @Test
    void aDebitIsPaidWhenTheBankSaysSo() throws StripeException {
        PaymentIntent slow = merchant.pays(1999, "pm_usBankAccount_processing");
        assertThat(slow.getStatus()).isEqualTo("processing");

        stripe.bank().settles(slow.getId());

        assertThat(merchant.sees(slow.getId()).getStatus()).isEqualTo("succeeded");
        assertThat(stripe.book().of(slow.getId()).keptMinor()).isEqualTo(1999);
    }

    @ParameterizedTest
    @CsvSource({
        "jpy, 500, ''",
        "kwd, 5010, ''",
        "kwd, 5001, amount",
        "isk, 550, amount",
        "eur, 49, amount",
        "xyz, 500, currency"
    })
    void amountsAreCountedAsTheCurrencyIs(String currency, long amount, String wrong) throws StripeException {
        var order = Merchant.order(amount, "pm_card_visa").setCurrency(currency);
        if (wrong.isEmpty()) {
            assertThat(merchant.sends(order).getAmount()).isEqualTo(amount);
        } else {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> merchant.sends(order))
                    .satisfies(refused -> assertThat(refused.getParam()).isEqualTo(wrong));
        }
    }

    @Test
    void onlyTheSecretKeyMayCall() {
        for (String key : new String[] {"sk_test_another_one", stripe.publishableKey()}) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> Merchant.with(stripe, key).pays(1999, "pm_card_visa"));
        }
        refusedAs("resource_missing", () -> merchant.sees("pi_of_nobody"));
        refusedAs("resource_missing", () -> merchant.pays(1999, "pm_of_nobody"));
    }

    @Test
    void listsComePageByPage() throws StripeException {
        for (int i = 0; i < 5; i++) {
            var _ = merchant.pays(1000 + i, "pm_card_visa");
        }
        var intents = merchant.client().v1().paymentIntents();

        var first = intents.list(PaymentIntentListParams.builder().setLimit(2L).build());
        assertThat(first.getHasMore()).isTrue();
        assertThat(first.getData()).extracting(PaymentIntent::getAmount).containsExactly(1004L, 1003L);
        assertThat(first.autoPagingIterable())
                .extracting(PaymentIntent::getAmount)
                .containsExactly(1004L, 1003L, 1002L, 1001L, 1000L);
        String last = first.getData().getLast().getId();
        var newer = intents.list(
                PaymentIntentListParams.builder().setEndingBefore(last).build());
        assertThat(newer.getData()).extracting(PaymentIntent::getAmount).containsExactly(1004L);
        long later = stripe.clock().seconds() + 60;
        var none = intents.list(PaymentIntentListParams.builder()
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(later).build())
                .build());
        assertThat(none.getData()).isEmpty();
    }

    private interface Sent {
        Object send() throws StripeException;
    }

    private static void refusedAs(String code, Sent sent) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(sent::send)
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(code));
    }
}
