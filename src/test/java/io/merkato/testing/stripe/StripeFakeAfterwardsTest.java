package io.merkato.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refunds and disputes. */
class StripeFakeAfterwardsTest {

    private final StripeFake stripe = StripeFake.start();
    private final Merchant merchant = Merchant.of(stripe);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void moneyGoesBackInPartsUntilNothingIsLeft() throws StripeException {
        PaymentIntent paid = merchant.pays(5000, "pm_card_visa");

        assertThat(merchant.refunds(paid, 2000).getStatus()).isEqualTo("succeeded");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> merchant.refunds(paid, 3001))
                .withMessageContaining(
                        "Refund amount (30.01 eur) is greater than unrefunded amount on charge (30.00 eur)");
        assertThat(merchant.refunds(paid, 3000).getAmount()).isEqualTo(3000);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> merchant.refunds(paid, 1))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo("charge_already_refunded"));

        assertThat(stripe.book().of(paid.getId()).keptMinor()).isZero();
        assertThat(stripe.events().typesAbout(paid.getId())).contains("refund.created", "charge.refunded");
    }

    @Test
    void whatWasNotCapturedCannotBeRefundedTwice() throws StripeException {
        PaymentIntent held = merchant.authorizes(5000, "pm_card_visa");
        var _ = merchant.captures(held, 3000);

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> merchant.refunds(held, 3001));
        assertThat(merchant.refunds(held, 3000).getStatus()).isEqualTo("succeeded");
        assertThat(stripe.book().of(held.getId()).keptMinor()).isZero();
    }

    @Test
    void aRefundMayArriveLaterOrNotAtAll() throws StripeException {
        PaymentIntent slow = merchant.pays(2000, "pm_card_pendingRefund");
        PaymentIntent failing = merchant.pays(2000, "pm_card_refundFail");
        Refund pending = merchant.refunds(slow, 2000);
        Refund seeming = merchant.refunds(failing, 2000);
        assertThat(pending.getStatus()).isEqualTo("pending");
        assertThat(seeming.getStatus()).isEqualTo("succeeded");

        stripe.bank().concludesRefunds();

        var refunds = merchant.client().v1().refunds();
        assertThat(refunds.retrieve(pending.getId()).getStatus()).isEqualTo("succeeded");
        assertThat(refunds.retrieve(seeming.getId()).getStatus()).isEqualTo("failed");
        assertThat(stripe.book().of(slow.getId()).keptMinor()).isZero();
        assertThat(stripe.book().of(failing.getId()).keptMinor()).isEqualTo(2000);
        assertThat(stripe.events().typesAbout(failing.getId())).contains("refund.failed");
    }

    @Test
    void theDashboardRefundsWithoutTheShop() throws StripeException {
        PaymentIntent paid = merchant.pays(5000, "pm_card_visa");

        String refund = stripe.dashboard().refunds(paid.getId(), 1500);

        assertThat(merchant.client().v1().refunds().retrieve(refund).getAmount())
                .isEqualTo(1500);
        assertThat(stripe.book().of(paid.getId()).keptMinor()).isEqualTo(3500);
    }

    @Test
    void aDisputeTakesTheMoneyAndMayGiveItBack() throws StripeException {
        PaymentIntent won = merchant.pays(5000, "pm_card_visa");
        PaymentIntent lost = merchant.pays(5000, "pm_card_createDispute");

        String dispute = stripe.bank().disputes(won.getId());
        assertThat(stripe.book().of(won.getId()).keptMinor()).isZero();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> merchant.refunds(won, 1))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo("charge_disputed"));
        stripe.bank().decidesForTheMerchant(dispute);

        assertThat(stripe.book().of(won.getId()).keptMinor()).isEqualTo(5000);
        assertThat(merchant.client().v1().disputes().retrieve(dispute).getStatus())
                .isEqualTo("won");
        assertThat(stripe.book().of(lost.getId()).disputedMinor()).isEqualTo(5000);
        assertThat(stripe.events().typesAbout(won.getId()))
                .contains("charge.dispute.created", "charge.dispute.closed", "charge.dispute.funds_reinstated");
    }
}
