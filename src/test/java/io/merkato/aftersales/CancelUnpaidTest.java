package io.merkato.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.payments.PromisingGateway;
import io.merkato.payments.promises.Promises;
import io.merkato.testing.Answer;
import io.merkato.testing.Declaration;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is cancelled, sent back or withdrawn from of orders whose money is promised and not taken. */
@ShopTest
class CancelUnpaidTest {

    @Test
    void whatWasAuthorizedIsGivenUpAndNothingIsRefunded(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = card(shop, "ok", mug, 2);

        Answer cancelled = order.cancel().expect(200);

        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        order.is("cancelled, failed, voided");
        assertThat(order.order().timeline())
                .containsExactly("placed", "confirmed", "cancelled", "amountReduced", "paymentVoided");
        assertThat(gateway(shop).promised(order.id())).isZero();
        assertThat(gateway(shop).taken(order.id())).isZero();
        assertThat(mug.available()).isEqualTo(5);
        assertThat(order.admin().at("/refunds")).isEmpty();
        order.capture().expectProblem(409, "NOTHING_TO_CAPTURE");
        order.refund(1L).expectProblem(409, "ORDER_NOT_PAID");
    }

    @Test
    void whileNobodyKnowsWhetherItWasGivenUpTheAnswerIsOpen(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.ENDS_LOST, shop.product(1250, 5), 2);

        order.cancel().expect(202);

        order.becomes("cancelled, failed, voided");
    }

    @Test
    void aPromiseThatIsNotGivenUpIsToldAndTriedAgain(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.VOID_DECLINED, shop.product(1250, 5), 2);

        order.cancel().expect(202);

        order.is("cancelled, pending, authorized");
        assertThat(shop.mails(Shop.ADMIN_EMAIL, 1).toString())
                .contains(order.read().text("/number"), "not_possible");
    }

    @Test
    void unitsThatAreCancelledBeforeAndAfterThePaymentComeToTheWhole(Shop shop) {
        PaidLater order = card(shop, "ok", shop.product(333, 9), 7);

        order.cancelAsStaff(2).expect(200);
        order.is("confirmed, pending, authorized");
        long due = order.due();
        order.capture().expect(200);
        order.cancelAsStaff(3).expect(200);
        order.cancelAsStaff(2).expect(200);

        assertThat(due).isEqualTo(order.total() - 2 * 333);
        order.is("cancelled, refunded, refunded");
        assertThat(order.read().at("/refunded/amount").asLong()).isEqualTo(due);
        assertThat(gateway(shop).taken(order.id())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"card, ok", "bank-transfer, none"})
    void unitsThatWereCancelledBeforeThePaymentAreNotRefundedAfterIt(String method, String token, Shop shop) {
        PaidLater order = PaidLater.by(method, token, shop, shop.product(1250, 5), 3);
        order.cancelAsStaff(1).expect(200);
        long due = order.total() - 1250;
        assertThat(order.due()).isEqualTo(due);
        Answer paid = method.equals(PromisingGateway.METHOD) ? order.capture() : order.settle();
        paid.expect(200);

        Answer units = order.refund(3).expectProblem(422, "NOT_REFUNDABLE");
        assertThat(units.number("/left/0/left")).isEqualTo(2);
        Answer amount = order.refund(due + 1).expectProblem(422, "REFUND_TOO_LARGE");
        assertThat(amount.at("/refundable/amount").asLong()).isEqualTo(due);

        assertThat(order.refund(2).expect(201).number("/amount/amount")).isEqualTo(2500);
        order.refund(1).expectProblem(422, "NOT_REFUNDABLE");
    }

    @Test
    void whatIsCancelledPieceByPieceEndsAtNothing(Shop shop) {
        PaidLater order = card(shop, "ok", shop.product(333, 9), 3);

        order.cancelAsStaff(1).expect(200);
        order.cancelAsStaff(1).expect(200);
        order.is("confirmed, pending, authorized");
        order.cancelAsStaff(1).expect(200);

        order.is("cancelled, failed, voided");
        assertThat(order.due()).isZero();
    }

    @Test
    void aBuyerWhoCancelsWhileTheMoneyIsBeingTakenGetsItBack(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = card(shop, PromisingGateway.ENDS_LOST, mug, 2);
        order.capture().expect(202);

        order.cancel().expect(202);
        order.cancelAsStaff(1).expectProblem(409, "ORDER_NOT_PAID");

        shop.askGatewaysNow();
        order.becomes("cancelled, refunded, refunded");
        assertThat(gateway(shop).taken(order.id())).isZero();
        assertThat(mug.available()).isEqualTo(5);
    }

    @Test
    void whatHasLeftIsTakenAlsoWhenTheRestWasCancelledMeanwhile(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = card(shop, PromisingGateway.CAPTURE_DECLINED, mug, 2);
        Operation capture = beginCapture(shop, order);
        order.ship(1).expect(201);
        assertThat(order.cancelAsStaff().status()).as("soon, or by now").isIn(200, 202);

        shop.bean(Payments.class).finish(capture);
        shop.expectNothingLeftOver();
        order.is("confirmed, pending, authorized");
        assertThat(mug.available()).isEqualTo(4);

        order.capture().expect(200);
        order.is("confirmed, paid, paid");
        assertThat(gateway(shop).taken(order.id())).isEqualTo(order.total() - 1250);
    }

    @Test
    void whatHasLeftIsNotCancelledWhileTheMoneyIsBeingTaken(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.CAPTURE_DECLINED, shop.product(1250, 5), 2);
        Operation capture = beginCapture(shop, order);
        order.ship().expect(201);

        order.cancelAsStaff().expectProblem(409, "ALREADY_SHIPPED");

        shop.bean(Payments.class).finish(capture);
        order.capture().expect(200);
        order.is("confirmed, paid, paid");
    }

    @Test
    void aParcelThatABuyerDoesNotPayForAndThatComesBackIsNotPaid(Shop shop) {
        PaidLater order = PaidLater.by("cash-on-delivery", "none", shop, shop.product(1250, 5), 2);
        order.ship().expect(201);
        order.is("confirmed, pending, onDelivery");

        order.sendBack(1).expect(200);

        assertThat(order.due()).isEqualTo(order.total() - 1250);
        order.settle().expect(200);
        order.is("confirmed, paid, paid");
        order.sendBack(1).expect(200);
        assertThat(order.admin().text("/refunds/0/status")).isEqualTo("pending");
    }

    @Test
    void aParcelThatNobodyTookInCostsNothing(Shop shop) {
        PaidLater order = PaidLater.by("cash-on-delivery", "none", shop, shop.product(1250, 5), 2);
        order.ship().expect(201);

        order.sendBack(2).expect(200);

        assertThat(order.due()).isZero();
        order.is("completed, failed, voided");
    }

    @Test
    void whatComesBackWhileTheMoneyIsBeingTakenWaitsForThat(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.CAPTURE_DECLINED, shop.product(1250, 5), 2);
        order.ship().expect(201);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> order.order().timeline().contains("captureFailed"));
        Operation capture = beginCapture(shop, order);

        order.sendBack(1).expectProblem(409, "PAYMENT_IN_PROGRESS");

        shop.bean(Payments.class).finish(capture);
        order.is("confirmed, paid, paid");
    }

    @Test
    void whoWithdrawsBeforePayingPaysNothing(Shop shop) {
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);

        Declaration.of(shop, order.order()).becomes("settled");

        order.is("cancelled, failed, voided");
    }

    @Test
    void allOfItMayGoAndNothingIsLeftToPay(Shop shop) {
        PaidLater order = PaidLater.by("cash-on-delivery", "none", shop, shop.product(1250, 5), 2);
        order.cancelAsStaff(1).expect(200);

        order.cancelAsStaff().expect(200);

        order.is("cancelled, failed, voided");
    }

    /** Somebody takes the money, and has not asked the gateway yet. */
    private static Operation beginCapture(Shop shop, PaidLater order) {
        Money due = new Money(order.due(), "EUR");
        return shop.bean(TransactionTemplate.class)
                .execute(status -> shop.bean(Promises.class).capture(OrderId.fromPath(order.id()), due, null));
    }

    private static PaidLater card(Shop shop, String token, Product product, int quantity) {
        return PaidLater.by(PromisingGateway.METHOD, token, shop, product, quantity);
    }

    private static PromisingGateway gateway(Shop shop) {
        return shop.bean(PromisingGateway.class);
    }
}
