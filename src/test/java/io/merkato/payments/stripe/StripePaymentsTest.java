package io.merkato.payments.stripe;

import static io.merkato.testing.stripe.wire.CallKind.CANCEL_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.stripe.ledger.Book;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that takes real money, as its buyers see it. Stripe tells it nothing by itself here. */
class StripePaymentsTest {

    private static StripeShop shop;

    @BeforeAll
    static void start() {
        shop = StripeShop.start();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void nothingIsLeftOver() {
        shop.nothingIsLeftOver();
    }

    @Test
    void aCardPaysAtOnce() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();

        Book.Sums money = onlyPayment(order);
        assertThat(money.capturedMinor()).isEqualTo(order.answer().number("/total/amount"));
        assertThat(money.currency()).isEqualTo("eur");
        assertThat(order.answer().body()).doesNotContain(shop.stripe().secretKey());
    }

    @Test
    void storefrontsLearnThePublishableKey() {
        Answer methods = shop.shop().anonymous().get("/v1/payment-methods").expect(200);

        assertThat(methods.at("/items")
                        .valueStream()
                        .filter(method -> method.path("code").asString().equals("stripe")))
                .singleElement()
                .satisfies(method -> assertThat(method.path("publishableKey").asString())
                        .isEqualTo(shop.stripe().publishableKey()));
    }

    @Test
    void aCardThatDeclinesSaysWhyToStaff() {
        SentOrder order =
                shop.order("pm_card_visa_chargeDeclinedInsufficientFunds").isDeclined();

        assertThat(shop.money(order)).isEmpty();
        assertThat(shop.shop()
                        .admin()
                        .get("/v1/admin/orders/" + order.id())
                        .expect(200)
                        .text("/payments/0/declineCode"))
                .isEqualTo("insufficient_funds");
    }

    @Test
    void whatIsNoPaymentMethodIsDeclined() {
        shop.order("pm_of_nobody").isDeclined();
    }

    @Test
    void aBuyerProvesWhoTheyAre() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        assertThat(order.answer().text("/payment/status")).isEqualTo("actionRequired");
        assertThat(order.answer().text("/payment/clientSecret")).startsWith(shop.intent(order) + "_secret_");
        assertThat(order.answer().text("/payment/publishableKey"))
                .isEqualTo(shop.stripe().publishableKey());
        assertThat(shop.confirm(order).expect(202).text("/payment/status")).isEqualTo("actionRequired");

        shop.stripe().buyer().authenticates(shop.intent(order));

        assertThat(shop.confirm(order).expect(200).text("/status")).isEqualTo("confirmed");
        onlyPayment(order);
        shop.confirm(order).expect(200);
    }

    @Test
    void aBuyerWhoCannotProveItDoesNotPayAndCannotTryBehindOurBack() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        String intent = shop.intent(order);
        shop.stripe().buyer().failsToAuthenticate(intent);

        shop.confirm(order).expectProblem(402, "PAYMENT_DECLINED");

        assertThat(shop.money(order)).isEmpty();
        assertThat(shop.stripe().events().typesAbout(intent)).endsWith("payment_intent.canceled");
    }

    @Test
    void whoPaysByAnotherCardJustBeforeTheirFailedPaymentIsEndedHasPaid() {
        SentOrder order = failedToProveIt();
        triesAnotherCardBeforeTheNextCancellation(shop.intent(order));

        shop.confirm(order).expect(200);

        assertThat(onlyPayment(order).keptMinor()).isEqualTo(order.answer().number("/total/amount"));
    }

    @Test
    void whoPaysByAnotherCardJustBeforeTheirOrderIsCancelledGetsItBack() {
        SentOrder order = failedToProveIt();
        triesAnotherCardBeforeTheNextCancellation(shop.intent(order));

        cancel(order);

        order.becomes("cancelled");
        await().atMost(Duration.ofSeconds(20)).until(() -> order.read().text("/paymentStatus"), "refunded"::equals);
        Book.Sums money = onlyPayment(order);
        assertThat(money.capturedMinor()).isEqualTo(order.answer().number("/total/amount"));
        assertThat(money.keptMinor()).isZero();
    }

    @Test
    void whoPaysByAnotherCardJustAfterTheirFailedPaymentWasEndedHasNotPaid() {
        SentOrder order = failedToProveIt();
        String intent = shop.intent(order);
        var lost = shop.stripe().answers().to(CANCEL_INTENT).next(1).fails(503).afterTheEffect();

        shop.confirm(order).expect(202);

        assertThat(lost.met()).isEqualTo(1);
        assertThat(shop.stripe().buyer().paysBy(intent, "pm_card_visa")).isFalse();
        shop.askNow();
        order.becomes("cancelled");
        assertThat(shop.money(order)).isEmpty();
    }

    @Test
    void withoutAnyWebhookAPaymentIsFoundOutAllTheSame() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        shop.stripe().buyer().authenticates(shop.intent(order));

        order.becomes("confirmed");

        onlyPayment(order);
    }

    @Test
    void whoGivesUpIsNotCharged() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        String intent = shop.intent(order);
        cancel(order);

        order.becomes("cancelled");

        assertThat(shop.stripe().events().typesAbout(intent)).endsWith("payment_intent.canceled");
        assertThat(shop.money(order)).isEmpty();
    }

    @Test
    void anAnswerThatGotLostIsFoundByItsKey() {
        var reset = shop.stripe().answers().to(CREATE_INTENT).resetAfterTheEffect();
        SentOrder order = shop.order("pm_card_visa").isPending();
        reset.lift();

        shop.askNow();

        order.becomes("confirmed");
        onlyPayment(order);
    }

    @Test
    void anErrorThatStripeKeepsWithTheKeyHidesNoPayment() {
        var _ = shop.stripe().answers().to(CREATE_INTENT).next(1).fails(500).afterTheEffect();
        SentOrder order = shop.order("pm_card_visa").isPending();

        shop.askNow();

        order.becomes("confirmed");
        onlyPayment(order);
    }

    @Test
    void whatHangsIsAskedForAgain() {
        var hang = shop.stripe().answers().to(CREATE_INTENT).hang();
        SentOrder order = shop.order("pm_card_visa").isPending();
        hang.lift();

        shop.askNow();

        order.becomes("confirmed");
        onlyPayment(order);
    }

    @Test
    void anAnswerAboutAnotherAmountIsNotBelieved() {
        var lie = shop.stripe().answers().to(CREATE_INTENT).tellAnotherAmount();
        SentOrder order = shop.order("pm_card_visa").isPending();
        lie.lift();

        shop.askNow();

        order.becomes("confirmed");
    }

    @Test
    void aRefundGoesBackToTheCard() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();

        assertThat(refund(order, 700).text("/status")).isEqualTo("succeeded");
        assertThat(refund(order, 300).text("/status")).isEqualTo("succeeded");

        assertThat(onlyPayment(order).refundedMinor()).isEqualTo(1000);
    }

    @Test
    void aRefundThatTakesItsTimeIsOpenUntilItHasArrived() {
        SentOrder order = shop.order("pm_card_pendingRefund").isConfirmed();
        String refund = refund(order, 700).text("/id");
        assertThat(refundStatus(refund)).isEqualTo("pending");

        shop.stripe().bank().concludesRefunds();
        shop.askNow();

        await().atMost(Duration.ofSeconds(20)).until(() -> refundStatus(refund), "succeeded"::equals);
        assertThat(onlyPayment(order).refundedMinor()).isEqualTo(700);
    }

    @Test
    void aRefundWhoseAnswerGotLostIsMadeOnce() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        var reset = shop.stripe().answers().to(CREATE_REFUND).resetAfterTheEffect();
        String refund = refund(order, 700).text("/id");
        reset.lift();

        shop.askNow();

        await().atMost(Duration.ofSeconds(20)).until(() -> refundStatus(refund), "succeeded"::equals);
        assertThat(onlyPayment(order).refundedMinor()).isEqualTo(700);
    }

    @Test
    void aStripeThatDoesNotAnswerIsNotOffered() {
        var away = shop.stripe().answers().to(CREATE_INTENT).fails(500).beforeTheEffect();
        List<SentOrder> before = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            before.add(shop.order("pm_card_visa").isPending());
        }
        assertThat(offered()).doesNotContain("stripe");
        shop.order("pm_card_visa").isRefused(422, "PAYMENT_METHOD_UNAVAILABLE");
        assertThat(shop.shop().anonymous().get("/health/ready").expect(200).text("/components/payments/details/stripe"))
                .isEqualTo("not offered");

        away.lift();
        shop.askNow();

        before.forEach(order -> order.becomes("confirmed"));
        assertThat(offered()).contains("stripe");
        shop.order("pm_card_visa").isConfirmed();
    }

    @Test
    void whoGivesUpBeforeStripeHasHeardOfItIsNeverCharged() {
        var away = shop.stripe().answers().to(CREATE_INTENT).resetBeforeTheEffect();
        SentOrder order = shop.order("pm_card_visa").isPending();
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", null)
                .expect(202);
        away.lift();
        shop.askNow();

        order.becomes("cancelled");

        assertThat(shop.money(order)).isEmpty();
        assertThat(order.timeline()).doesNotContain("paid");
    }

    /** The answer that Stripe keeps with the key stays the first one. */
    @Test
    void whatABankTakesDaysForIsFoundOutWithoutAnyWebhook() {
        SentOrder order = shop.order("pm_usBankAccount_processing").isPending();

        shop.stripe().bank().settles(shop.intent(order));
        shop.askNow();

        order.becomes("confirmed");
        onlyPayment(order);
    }

    /** However long each of them would be left alone after so many tries. */
    @Test
    void onceStripeAnswersAgainAllIsAskedAboutThatWaits() {
        var away = shop.stripe().answers().to(CREATE_INTENT).resetBeforeTheEffect();
        List<SentOrder> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(shop.order("pm_card_visa").isPending());
        }
        JdbcClient sql = shop.shop().bean(JdbcClient.class);
        await("the job got no answer either").atMost(Duration.ofSeconds(20)).until(() -> {
            shop.askNow();
            return sql.sql("""
                            select count(*) from payments.operation
                            where kind = 'charge' and status = 'unknown' and attempts > 0
                            """).query(Integer.class).single() == 3;
        });
        Instant silent = Instant.now();
        sql.sql("update payments.operation set due_at = now() + interval '1 hour' where status = 'unknown'")
                .update();
        await("the silence has lasted").atMost(Duration.ofSeconds(30)).until(() -> Instant.now()
                .isAfter(silent.plusSeconds(15)));
        away.lift();

        waiting.forEach(order -> order.becomes("confirmed"));
    }

    @Test
    void tooManyCallsAreTriedAgainLater() {
        var _ = shop.stripe().answers().to(CREATE_INTENT).rateLimits(1);
        SentOrder order = shop.order("pm_card_visa").isPending();

        shop.askNow();

        order.becomes("confirmed");
    }

    private static SentOrder failedToProveIt() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        shop.stripe().buyer().failsToAuthenticate(shop.intent(order));
        return order;
    }

    private static void triesAnotherCardBeforeTheNextCancellation(String intent) {
        var _ = shop.stripe().answers().to(CANCEL_INTENT).next(1).comeSecondTo(() -> assertThat(
                        shop.stripe().buyer().paysBy(intent, "pm_card_visa"))
                .isTrue());
    }

    private static void cancel(SentOrder order) {
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", null)
                .expect(202);
    }

    private static Answer refund(SentOrder order, long amount) {
        return shop.shop()
                .admin()
                .withNewKey()
                .post(
                        "/v1/admin/orders/" + order.id() + "/refunds",
                        "{\"amount\":{\"amount\":%s,\"currency\":\"EUR\"},\"reason\":\"A scratch.\"}".formatted(amount))
                .expect(201);
    }

    private static String refundStatus(String refund) {
        return shop.shop()
                .admin()
                .get("/v1/admin/refunds/" + refund)
                .expect(200)
                .text("/status");
    }

    private static List<String> offered() {
        return shop.shop()
                .anonymous()
                .get("/v1/payment-methods")
                .at("/items")
                .valueStream()
                .map(method -> method.path("code").asString())
                .toList();
    }

    private static Book.Sums onlyPayment(SentOrder order) {
        List<Book.Sums> money = shop.money(order);
        assertThat(money).hasSize(1);
        assertThat(money.getFirst().charges()).isEqualTo(1);
        return money.getFirst();
    }
}
