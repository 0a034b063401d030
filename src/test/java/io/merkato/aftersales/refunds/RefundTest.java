package io.merkato.aftersales.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class RefundTest {

    private static final int AT_ONCE = 50;

    @Test
    void anAmountIsGivenBack(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();

        Answer refund = refund(shop, order, amount(700)).expect(201);

        assertThat(refund.text("/status")).isEqualTo("succeeded");
        assertThat(refund.number("/amount/amount")).isEqualTo(700);
        assertThat(refund.number("/other/amount")).isEqualTo(700);
        assertThat(refund.at("/items")).isEmpty();
        assertThat(shop.admin().get(refund.header("Location")).expect(200).json())
                .isEqualTo(refund.json());
        Answer read = order.read();
        assertThat(read.number("/refunded/amount")).isEqualTo(700);
        assertThat(read.text("/paymentStatus")).isEqualTo("partiallyRefunded");
        assertThat(read.text("/status")).isEqualTo("confirmed");
        Answer all =
                shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").expect(200);
        assertThat(all.at("/items")).hasSize(1);
        assertThat(all.number("/refundable/amount")).isEqualTo(read.number("/total/amount") - 700);
    }

    @Test
    void linesAndShippingInAnyStepsEndAtWhatWasPaid(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(333, 9), 3).order().isConfirmed();
        String line = order.read().text("/items/0/id");

        refund(shop, order, items(line, 1)).expect(201);
        refund(shop, order, "{\"shipping\":true,\"reason\":\"Late.\"}").expect(201);
        refund(shop, order, items(line, 2)).expect(201);

        Answer read = order.read();
        assertThat(read.at("/refunded")).isEqualTo(read.at("/total"));
        assertThat(read.text("/paymentStatus")).isEqualTo("refunded");
        refund(shop, order, items(line, 1)).expectProblem(422, "NOT_REFUNDABLE");
        refund(shop, order, "{\"shipping\":true,\"reason\":\"Late.\"}").expectProblem(422, "REFUND_TOO_LARGE");
        refund(shop, order, amount(1)).expectProblem(422, "REFUND_TOO_LARGE");
    }

    @Test
    void noMoreIsGivenBackThanIsLeft(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        int total = order.read().number("/total/amount");

        Answer refused = refund(shop, order, amount(total + 1)).expectProblem(422, "REFUND_TOO_LARGE");

        assertThat(refused.number("/refundable/amount")).isEqualTo(total);
        assertThat(order.read().number("/refunded/amount")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"Nothing.\"}",
                "{\"amount\":{\"amount\":0,\"currency\":\"EUR\"},\"reason\":\"Nothing.\"}",
                "{\"amount\":{\"amount\":-5,\"currency\":\"EUR\"},\"reason\":\"Less.\"}",
                "{\"amount\":{\"amount\":5,\"currency\":\"USD\"},\"reason\":\"Other money.\"}",
                "{\"amount\":{\"amount\":5,\"currency\":\"EUR\"}}",
                "{\"amount\":{\"amount\":5,\"currency\":\"EUR\"},\"shipping\":true,\"reason\":\"Both.\"}",
                "{\"amount\":{\"amount\":5,\"currency\":\"EUR\"},\"restock\":true,\"reason\":\"Of what?\"}",
                "{\"items\":[],\"reason\":\"None.\"}",
            })
    void whatMakesNoSenseIsRefused(String body, Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();

        refund(shop, order, body).expectProblem(422, "VALIDATION_FAILED");

        assertThat(order.read().number("/refunded/amount")).isZero();
    }

    @Test
    void whatWasNeverPaidIsNotRefunded(Shop shop) {
        SentOrder declined =
                shop.guestWith(shop.product(1250, 5), 2).order("tok_declined").isDeclined();

        refund(shop, declined, amount(1)).expectProblem(409, "ORDER_NOT_PAID");
    }

    @Test
    void aRefundThatFailsIsNeverCountedAndCanBeTriedAgain(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2)
                .order("tok_refund_fails")
                .isConfirmed();
        int total = order.read().number("/total/amount");

        Answer refund = refund(shop, order, amount(700)).expect(201);

        assertThat(refund.text("/status")).isEqualTo("failed");
        assertThat(refund.text("/failure")).isEqualTo("refund_refused");
        assertThat(order.read().number("/refunded/amount")).isZero();
        assertThat(order.read().text("/paymentStatus")).isEqualTo("paid");
        assertThat(order.timeline()).endsWith("refundStarted", "refundFailed");
        assertThat(shop.admin()
                        .get("/v1/admin/orders/" + order.id() + "/refunds")
                        .number("/refundable/amount"))
                .isEqualTo(total);
        Answer again = shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + refund.text("/id") + "/retry", null)
                .expect(200);
        assertThat(again.text("/status")).isEqualTo("failed");
        assertThat(again.text("/id")).isEqualTo(refund.text("/id"));
    }

    @Test
    void ofExpressShippingTheStandardIsGivenBackAndTheRestWhenStaffSaySo(Shop shop) {
        SentOrder order = byExpress(shop, "tok_ok");

        giveBackStandardShipping(shop, order);

        assertThat(order.read().number("/shipping/amount")).isEqualTo(1290);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(490);
        giveBackStandardShipping(shop, order);
        assertThat(order.read().number("/refunded/amount")).as("it is due once").isEqualTo(490);
        refund(shop, order, "{\"shipping\":true,\"reason\":\"Late.\"}").expect(201);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(1290);
    }

    @Test
    void aCancellationWhoseRefundFailedGivesTheRestWhenSomeWasGivenMeanwhile(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2)
                .order("tok_refund_fails")
                .isConfirmed();
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", "{}")
                .expect(200);
        String failed =
                shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").text("/items/0/id");
        shop.bean(JdbcClient.class)
                .sql("update payments.payment set token = 'tok_ok' where order_id = :order")
                .param("order", UUID.fromString(order.id()))
                .update();
        refund(shop, order, amount(300)).expect(201);

        Answer again = shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + failed + "/retry", null)
                .expect(200);

        assertThat(again.text("/status")).isEqualTo("succeeded");
        assertThat(again.number("/other/amount")).isEqualTo(-300);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        shop.expectNothingLeftOver();
    }

    @Test
    void standardShippingWhoseRefundFailsIsTriedAgainAsStandard(Shop shop) {
        SentOrder order = byExpress(shop, "tok_refund_fails");
        giveBackStandardShipping(shop, order);
        String refund =
                shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").text("/items/0/id");

        Answer again = shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + refund + "/retry", null)
                .expect(200);

        assertThat(again.number("/shipping/amount")).isEqualTo(490);
        assertThat(again.number("/amount/amount")).isEqualTo(490);
    }

    private static SentOrder byExpress(Shop shop, String paymentToken) {
        Guest guest = shop.guestWith(shop.product(1250, 5), 2);
        String body = guest.orderBody(paymentToken).replace("\"standard\"", "\"express\"");
        Answer answer = guest.client().withNewKey().post("/v1/orders", body);
        return new SentOrder(guest, paymentToken, "", answer).isConfirmed();
    }

    /** As for a withdrawal of which nothing but the shipping is left to be given back. */
    private static void giveBackStandardShipping(Shop shop, SentOrder order) {
        Optional<Operation> refund = shop.bean(TransactionTemplate.class).execute(status -> shop.bean(Refunds.class)
                .giveBack(
                        shop.bean(Orders.class).getForUpdate(OrderId.fromPath(order.id())),
                        Map.of(),
                        ShippingBack.STANDARD,
                        RefundCause.WITHDRAWAL,
                        "Withdrawn.",
                        null));
        refund.ifPresent(shop.bean(Payments.class)::finish);
    }

    @Test
    void onlyWhatFailedIsTriedAgain(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        String refund = refund(shop, order, amount(700)).expect(201).text("/id");

        shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + refund + "/retry", null)
                .expectProblem(409, "REFUND_NOT_FAILED");
    }

    @Test
    void aRefundWhoseAnswerIsLostIsPendingUntilTheGatewayIsAskedAgain(Shop shop) {
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 2).order("tok_timeout").isPending();
        order.becomes("confirmed");

        Answer refund = refund(shop, order, amount(700)).expect(201);

        assertThat(refund.text("/status")).isEqualTo("pending");
        assertThat(order.read().number("/refunded/amount")).isZero();
        await("the refund succeeds")
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> shop.admin()
                                .get("/v1/admin/refunds/" + refund.text("/id"))
                                .text("/status"),
                        "succeeded"::equals);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(700);
    }

    @Test
    void whatCameBackIsOnTheShelfAgain(Shop shop) {
        var mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        String line = order.read().text("/items/0/id");
        refund(shop, order, restocked(line)).expectProblem(422, "NOT_RETURNABLE");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201);

        refund(shop, order, restocked(line)).expect(201);

        assertThat(mug.available()).isEqualTo(4);
        assertThat(order.read().number("/items/0/returned")).isEqualTo(1);
    }

    @Test
    @ManyConnections
    void manyAtOnceAddUpToNoMoreThanWasPaid(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(10_000, 5), 1).order().isConfirmed();
        int total = order.read().number("/total/amount");
        Random random = new Random(10);
        int each = Integer.getInteger("merkato.refunds", 400) / AT_ONCE;
        // About four times as much as there is.
        List<Integer> amounts = random.ints((long) each * AT_ONCE, 1, 8 * total / (each * AT_ONCE))
                .boxed()
                .toList();

        List<Answer> answers = AtOnce.run(
                        AT_ONCE, worker -> amounts.subList(worker * each, worker * each + each).stream()
                                .map(amount -> refund(shop, order, amount(amount)))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        int rest =
                shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").number("/refundable/amount");
        if (rest > 0) {
            refund(shop, order, amount(rest)).expect(201);
        }

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 422);
        assertThat(answers).extracting(Answer::status).contains(422);
        int given = answers.stream()
                .filter(answer -> answer.status() == 201)
                .mapToInt(answer -> answer.number("/amount/amount"))
                .sum();
        assertThat(given + rest).isEqualTo(total);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(total);
    }

    private static Answer refund(Shop shop, SentOrder order, String body) {
        return shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/refunds", body);
    }

    private static String amount(int minor) {
        return "{\"amount\":{\"amount\":%s,\"currency\":\"EUR\"},\"reason\":\"For the delay.\"}".formatted(minor);
    }

    private static String items(String line, int quantity) {
        return "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":%s}],\"reason\":\"Broken.\"}"
                .formatted(line, quantity);
    }

    private static String restocked(String line) {
        return "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}],\"restock\":true,\"reason\":\"Came back.\"}"
                .formatted(line);
    }
}
