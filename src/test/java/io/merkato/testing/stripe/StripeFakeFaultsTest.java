package io.merkato.testing.stripe;

import static io.merkato.testing.stripe.wire.CallKind.CREATE_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.LIST_INTENTS;
import static io.merkato.testing.stripe.wire.CallKind.RETRIEVE_INTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with answers, and what an idempotency key saves. */
class StripeFakeFaultsTest {

    private final StripeFake stripe = StripeFake.start();
    private final Merchant merchant = Merchant.of(stripe);
    private final Merchant impatient = Merchant.impatient(stripe);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void theSameKeyBringsTheSameAnswer() throws StripeException {
        PaymentIntent first = pays("order-7");
        PaymentIntent again = pays("order-7");

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(stripe.book().all()).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherParametersIsAnError() throws StripeException {
        var _ = pays("order-7");

        assertThatExceptionOfType(IdempotencyException.class)
                .isThrownBy(() -> merchant.sends(Merchant.order(2000, "pm_card_visa"), "order-7"))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }

    @Test
    void aKeyIsForgottenAfterADay() throws StripeException {
        PaymentIntent first = pays("order-7");
        stripe.clock().moves(Duration.ofHours(23));
        assertThat(pays("order-7").getId()).isEqualTo(first.getId());

        stripe.clock().moves(Duration.ofHours(2));

        assertThat(pays("order-7").getId()).isNotEqualTo(first.getId());
    }

    @Test
    void aDeclineIsKeptAndAMistakeIsNot() throws StripeException {
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(CardException.class)
                    .isThrownBy(() -> merchant.sends(Merchant.order(1999, "pm_card_chargeDeclined"), "declined"));
        }
        assertThat(merchant.client().v1().paymentIntents().list().getData()).hasSize(1);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> merchant.sends(Merchant.order(1, "pm_card_visa"), "mistaken"));
        assertThat(merchant.sends(Merchant.order(1999, "pm_card_visa"), "mistaken")
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void aKeyWhoseCallRunsIsInUse() throws StripeException {
        Spell delay = stripe.answers().to(CREATE_INTENT).delay(Duration.ofMinutes(5));
        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> givesUp("order-7"));
        delay.lift();

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> pays("order-7"))
                .satisfies(refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(409);
                    assertThat(refused.getCode()).isEqualTo("idempotency_key_in_use");
                });
    }

    @Test
    void aFailureBeforeTheEffectLeavesNothing() throws StripeException {
        var _ = stripe.answers().next(1).fails(500).beforeTheEffect();

        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> pays("order-7"));

        assertThat(stripe.book().all()).isEmpty();
        assertThat(pays("order-7").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aFailureAfterTheEffectIsKeptWithTheKey() {
        var _ = stripe.answers().next(1).fails(500).afterTheEffect();

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> pays("order-7"));
        }

        assertThat(stripe.book().by("order", "7")).hasSize(1);
    }

    @Test
    void anAnswerThatGotLostIsFoundByItsKey() throws StripeException {
        Spell reset = stripe.answers().to(CREATE_INTENT).resetAfterTheEffect();
        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> pays("order-7"));
        reset.lift();
        assertThat(stripe.book().all()).hasSize(1);

        assertThat(pays("order-7").getStatus()).isEqualTo("succeeded");
        assertThat(stripe.book().all()).hasSize(1);
    }

    @Test
    void aConnectionMayEndBeforeTheEffect() {
        Spell reset = stripe.answers().resetBeforeTheEffect();

        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> pays("order-7"));

        assertThat(reset.met()).isPositive();
        assertThat(stripe.book().all()).isEmpty();
    }

    @Test
    void anAnswerMayNeverComeWithOrWithoutItsEffect() {
        var _ = stripe.answers().next(1).hang();
        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> givesUp("order-7"));
        assertThat(stripe.book().all()).isEmpty();

        var _ = stripe.answers().next(1).hangAfterTheEffect();
        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> givesUp("order-8"));
        assertThat(stripe.book().all()).hasSize(1);
    }

    @Test
    void tooManyCallsAreTurnedAway() throws StripeException {
        var _ = stripe.answers().rateLimits(2);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> pays("order-7"));
        }

        assertThat(pays("order-7").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void anAnswerMayNameAnotherAmount() throws StripeException {
        Spell lie = stripe.answers().to(RETRIEVE_INTENT, LIST_INTENTS).tellAnotherAmount();
        PaymentIntent paid = pays("order-7");

        assertThat(merchant.sees(paid.getId()).getAmount()).isNotEqualTo(1999);
        lie.lift();

        assertThat(merchant.sees(paid.getId()).getAmount()).isEqualTo(1999);
    }

    private PaymentIntent pays(String key) throws StripeException {
        return merchant.sends(Merchant.order(1999, "pm_card_visa"), key);
    }

    private void givesUp(String key) throws StripeException {
        var _ = impatient.sends(Merchant.order(1999, "pm_card_visa"), key);
    }
}
