package io.merkato.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.elsewhere.MirrorMovements;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the banks of buyers do: they take money back, give it again, and do not take what is refunded. */
class StripeBanksTest {

    private static StripeShop shop;
    private static WhatIsSaid said;

    @BeforeAll
    static void start() {
        shop = StripeShop.start(Shop.connections(10));
        shop.stripe().webhooks().atOnce(4);
        shop.hearsStripe();
        said = new WhatIsSaid(shop);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @BeforeEach
    void asUsual() {
        shop.stripe().asUsual();
    }

    @AfterEach
    void nothingIsLeftOver() {
        shop.nothingIsLeftOver();
    }

    @Test
    void whatABankHasIsNotGivenBackAsWell() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        int total = order.answer().number("/total/amount");

        String dispute = shop.stripe().bank().disputes(shop.intent(order));

        said.disputedBecomes(order, total);
        assertThat(order.timeline()).contains("paymentDisputed");
        assertThat(said.admin(order).number("/refundable/amount")).isZero();
        said.tryRefund(order, 100).expectProblem(422, "REFUND_TOO_LARGE");
        assertThat(said.balance(order, "disputes")).isEqualTo(total);
        assertThat(said.balance(order, "gateway:stripe")).isZero();
        assertThat(said.mailsToAdmins(order)).contains("is disputed").doesNotContain("was decided for the shop");
        said.assertNoDifference(order, dispute);
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", null)
                .expect(200);
        order.becomes("cancelled");
        shop.stripe().bank().decidesForTheBuyer(dispute);

        shop.shop().expectNothingLeftOver();
        assertThat(said.disputed(order)).isEqualTo(total);
        assertThat(said.admin(order).at("/refunds")).isEmpty();
        assertThat(said.onlyPayment(order).keptMinor()).isZero();
        said.assertNoDifference(order, dispute);
    }

    @Test
    void whatIsWonBackCanBeRefundedAgain() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        int total = order.answer().number("/total/amount");
        String dispute = shop.stripe().bank().disputes(shop.intent(order));
        said.disputedBecomes(order, total);

        shop.stripe().bank().decidesForTheMerchant(dispute);

        said.disputedBecomes(order, 0);
        assertThat(order.timeline()).endsWith("paymentDisputed", "paymentReinstated");
        assertThat(said.balance(order, "disputes")).isZero();
        assertThat(said.balance(order, "gateway:stripe")).isEqualTo(total);
        assertThat(said.admin(order).number("/refundable/amount")).isEqualTo(total);
        assertThat(said.mailsToAdmins(order)).contains("is disputed", "was decided for the shop");
        said.assertNoDifference(order, dispute, dispute + ":won");
    }

    /** Stripe lists what came again at the time of its dispute, however long that has been open. */
    @Test
    void theDailyJobAsksWhatBecameOfOldDisputes() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        String dispute = shop.stripe().bank().disputes(shop.intent(order));
        said.disputedBecomes(order, order.answer().number("/total/amount"));
        said.heardAll();
        var _ = shop.stripe().webhooks().dropped();
        shop.stripe().bank().decidesForTheMerchant(dispute);

        shop.shop()
                .bean(MirrorMovements.class)
                .between(Instant.now().plus(Duration.ofDays(40)), Instant.now().plus(Duration.ofDays(42)));

        assertThat(said.disputed(order)).isZero();
    }

    @Test
    void aRefundThatDoesNotArriveCanBeMadeAgain() {
        SentOrder order = shop.order("pm_card_refundFail").isConfirmed();
        int total = order.answer().number("/total/amount");
        String refund = said.refund(order, total).text("/id");
        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");

        shop.stripe().bank().concludesRefunds();

        said.refundedBecomes(order, 0);
        shop.shop().expectNothingLeftOver();
        assertThat(order.read().text("/paymentStatus")).isEqualTo("paid");
        assertThat(order.timeline()).endsWith("refunded", "refundFailed");
        assertThat(said.refundStatus(refund)).isEqualTo("failed");
        assertThat(said.balance(order, "gateway:stripe")).isEqualTo(total);
        assertThat(said.balance(order, "customers")).isEqualTo(-total);
        assertThat(shop.shop().mails(Shop.ADMIN_EMAIL, 1).toString()).contains(refund);
        said.assertNoDifference(order);
        shop.shop()
                .admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + refund + "/retry", null)
                .expect(200);

        assertThat(order.read().number("/refunded/amount")).isEqualTo(total);
        assertThat(said.onlyPayment(order).refundedMinor()).isEqualTo(total);
        said.assertNoDifference(order);
    }

    @Test
    void oneOfSeveralRefundsDoesNotArrive() {
        SentOrder order = shop.order("pm_card_refundFail").isConfirmed();
        said.refund(order, 300);
        shop.stripe().bank().concludesRefunds();
        said.refundedBecomes(order, 0);
        said.refund(order, 500);
        said.heardAll();
        var _ = shop.stripe().webhooks().dropped();
        said.refund(order, 200);
        shop.stripe().bank().concludesRefunds();
        said.refund(order, 100);

        said.daily();

        assertThat(order.read().number("/refunded/amount")).isEqualTo(100);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("partiallyRefunded");
        assertThat(said.onlyPayment(order).refundedMinor()).isEqualTo(100);
        said.assertNoDifference(order);
    }
}
