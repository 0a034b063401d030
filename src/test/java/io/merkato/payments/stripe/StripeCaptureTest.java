package io.merkato.payments.stripe;

import static io.merkato.testing.stripe.wire.CallKind.CANCEL_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CAPTURE_INTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.jobs.RecurringJob;
import io.merkato.testing.Answer;
import io.merkato.testing.PaidLater;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.ledger.Book;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop that has money promised with the order, and takes it later: what Stripe's book, the order and our books say then. */
class StripeCaptureTest {

    private static StripeShop shop;

    @BeforeAll
    static void start() {
        shop = StripeShop.start("--merkato.stripe-capture=manual");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void nothingIsLeftOver() {
        shop.nothingIsLeftOver();
        Answer compared = shop.shop().admin().get("/v1/admin/reconciliation").expect(200);
        assertThat(compared.at("/differences")).as(compared.body()).isEmpty();
    }

    @Test
    void theMoneyIsKeptWithTheOrderAndTakenWithTheFirstParcel() {
        PaidLater order = promised();
        assertThat(money(order).heldMinor()).isEqualTo(order.total());
        assertThat(money(order).capturedMinor()).isZero();
        assertThat(order.due()).isEqualTo(order.total());
        assertThat(booked(order)).isEmpty();

        order.ship(1).expect(201);
        order.becomes("confirmed, paid, paid");
        order.ship(1).expect(201);

        expectTaken(order, order.total());
        order.capture().expectProblem(409, "NOTHING_TO_CAPTURE");
        order.refund(1).expect(201);
        assertThat(money(order).refundedMinor()).isEqualTo(1250);
        order.is("confirmed, partiallyRefunded, partiallyRefunded");
    }

    @Test
    void aBuyerWhoProvesWhoTheyAreHasPromised() {
        SentOrder sent = shop.order("pm_card_threeDSecure2Required").isPending();
        shop.stripe().buyer().authenticates(shop.intent(sent));

        assertThat(shop.confirm(sent).expect(200).text("/payment/status")).isEqualTo("authorized");

        assertThat(shop.money(sent)).singleElement().satisfies(money -> assertThat(money.heldMinor())
                .isEqualTo(sent.answer().number("/total/amount")));
    }

    @Test
    void whoPromisedJustBeforeTheyCancelledHasPromisedNothing() {
        SentOrder sent = shop.order("pm_card_threeDSecure2Required").isPending();
        shop.stripe().buyer().authenticates(shop.intent(sent));

        sent.shopper()
                .client()
                .withNewKey()
                .post(sent.path() + "/cancellation", null)
                .expect(202);

        sent.becomes("cancelled");
        await().atMost(Duration.ofSeconds(20)).until(() -> sent.read().text("/payment/status"), "voided"::equals);
        assertThat(shop.money(sent)).singleElement().satisfies(money -> {
            assertThat(money.heldMinor()).isZero();
            assertThat(money.charges()).isZero();
        });
    }

    @Test
    void aCardThatDeclinesPromisesNothing() {
        SentOrder sent = shop.order("pm_card_chargeDeclined").isDeclined();

        assertThat(shop.money(sent)).isEmpty();
    }

    @Test
    void staffTakeAPartAndTheRestIsLetGo() {
        PaidLater order = promised();

        order.capture(1000).expect(200);

        expectTaken(order, 1000);
        assertThat(money(order).releasedMinor()).isEqualTo(order.total() - 1000);
        order.is("confirmed, paid, paid");
        order.refund(1001L).expectProblem(422, "REFUND_TOO_LARGE");
        order.refund(1000L).expect(201);
        assertThat(money(order).keptMinor()).isZero();
        order.is("confirmed, refunded, refunded");
    }

    @Test
    void whatWasCancelledIsLetGoWithTheRestIsTaken() {
        PaidLater order = promised();

        order.cancelAsStaff(1).expect(200);
        assertThat(money(order).heldMinor()).isEqualTo(order.total());
        order.ship().expect(201);

        order.becomes("confirmed, paid, paid");
        expectTaken(order, order.total() - 1250);
        assertThat(money(order).releasedMinor()).isEqualTo(1250);
    }

    @Test
    void ofAnOrderThatIsCancelledNothingIsKept() {
        PaidLater order = promised();
        String intent = shop.intent(order.order());

        order.cancel().expect(200);

        expectLetGo(order);
        assertThat(shop.stripe().events().typesAbout(intent)).endsWith("payment_intent.canceled");
    }

    @Test
    void nobodyShipsInTimeAndNothingIsKept() {
        PaidLater order = promised().daysLater(6);

        watchPromises();

        order.becomes("cancelled, failed, voided");
        expectLetGo(order);
        assertThat(order.order().timeline()).contains("paymentExpired");
    }

    @Test
    void whatTheBankHasLetGoIsNotTakenAndTheOrderCanBeCancelled() {
        PaidLater order = promised();
        shop.stripe().bank().letsTheAuthorizationExpire(shop.intent(order.order()));

        order.capture().expectProblem(402, "PAYMENT_DECLINED");

        order.is("confirmed, pending, authorized");
        order.cancel().expect(200);
        expectLetGo(order);
    }

    @Test
    void aCaptureWhoseAnswerGotLostIsMadeOnce() {
        PaidLater order = promised();
        var _ = shop.stripe().answers().to(CAPTURE_INTENT).next(1).fails(503).afterTheEffect();

        order.capture().expect(202);
        shop.askNow();

        order.becomes("confirmed, paid, paid");
        expectTaken(order, order.total());
    }

    @Test
    void whatWasGivenUpWithoutAnAnswerIsGivenUp() {
        PaidLater order = promised();
        var _ = shop.stripe().answers().to(CANCEL_INTENT).next(1).fails(503).afterTheEffect();

        order.cancel().expect(202);
        shop.askNow();

        order.becomes("cancelled, failed, voided");
        expectLetGo(order);
    }

    private static PaidLater promised() {
        SentOrder sent = shop.order("pm_card_visa").isPromised("authorized");
        return PaidLater.of(shop.shop(), sent);
    }

    private static Book.Sums money(PaidLater order) {
        assertThat(shop.money(order.order())).hasSize(1);
        return shop.money(order.order()).getFirst();
    }

    private static void expectTaken(PaidLater order, long amount) {
        Book.Sums money = money(order);
        assertThat(money.charges()).isEqualTo(1);
        assertThat(money.capturedMinor()).isEqualTo(amount);
        assertThat(money.heldMinor()).isZero();
        assertThat(booked(order)).isEqualTo(Map.of("gateway:stripe", amount, "customers", -amount));
        assertThat(order.due()).isZero();
    }

    private static void expectLetGo(PaidLater order) {
        Book.Sums money = money(order);
        assertThat(money.charges()).isZero();
        assertThat(money.heldMinor()).isZero();
        assertThat(booked(order)).isEmpty();
        assertThat(order.due()).isZero();
        order.is("cancelled, failed, voided");
    }

    private static Map<String, Long> booked(PaidLater order) {
        return shop.shop()
                .admin()
                .get("/v1/admin/orders/" + order.id() + "/ledger")
                .expect(200)
                .at("/items")
                .valueStream()
                .collect(Collectors.groupingBy(
                        entry -> entry.get("account").asString(),
                        Collectors.summingLong(
                                entry -> entry.at("/amount/amount").asLong())));
    }

    private static void watchPromises() {
        Shop watched = shop.shop();
        watched.beans(RecurringJob.class).stream()
                .filter(job -> job.name().equals("payments.watch-promises"))
                .forEach(RecurringJob::run);
    }
}
