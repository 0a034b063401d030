package io.merkato.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who still waits for goods or money is not forgotten before that is settled. */
@ShopTest
class OpenOrdersTest {

    @Test
    void whoWaitsForGoodsIsToldWhichOnes(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = ordered(ada, shop.product(1250, 5), "tok_ok");

        Answer refused = leave(ada, false).expectProblem(409, "OPEN_ORDERS");

        assertThat(refused.text("/orders/0/id")).isEqualTo(order.id());
        assertThat(refused.text("/orders/0/number")).isEqualTo(order.read().text("/number"));
        assertThat(refused.text("/orders/0/why")).isEqualTo("notShipped");
        ada.expectSignedIn();
        assertThat(order.timeline()).containsExactly("placed", "paid");
    }

    @Test
    void whatHasLeftIsNotWaitedFor(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = ordered(ada, shop.product(1250, 5), "tok_ok");
        ship(shop, order, 2);

        leave(ada, false).expect(204);
    }

    @Test
    void whatIsToBePaidIsGivenUpBeforeItLeavesAndOwedAfterwards(Shop shop) {
        Customer ada = Customer.of(shop);
        ada.puts(shop.product(1250, 5), 1);
        String transfer =
                ada.orderBy("bank-transfer", "none").isPromised("awaited").id();
        ada.puts(shop.product(1250, 5), 1);
        PaidLater atTheDoor = PaidLater.of(shop, ada.orderBy("cash-on-delivery", "none"));
        atTheDoor.ship().expect(201);

        Answer refused = leave(ada, true).expectProblem(409, "OPEN_ORDERS");

        assertThat(refused.at("/orders")).hasSize(1);
        assertThat(refused.text("/orders/0/why")).isEqualTo("paymentOpen");
        assertThat(shop.admin().get("/v1/admin/orders/" + transfer).text("/status"))
                .isEqualTo("cancelled");
        atTheDoor.settle().expect(200);
        leave(ada, true).expect(204);
    }

    @Test
    void whoGivesOrdersUpIsForgottenAndHasTheMoneyBack(Shop shop) {
        Customer ada = Customer.of(shop);
        Product mug = shop.product(1250, 5);
        String unsent = ordered(ada, mug, "tok_ok").id();
        SentOrder begun = ordered(ada, mug, "tok_ok");
        ship(shop, begun, 1);

        leave(ada, true).expect(204);

        Answer cancelled = shop.admin().get("/v1/admin/orders/" + unsent).expect(200);
        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        assertThat(cancelled.text("/paymentStatus")).isEqualTo("refunded");
        assertThat(cancelled.text("/email")).isEmpty();
        assertThat(cancelled.text("/refunds/0/reason")).isEmpty();
        Answer rest = shop.admin().get("/v1/admin/orders/" + begun.id()).expect(200);
        assertThat(rest.text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(rest.number("/refunded/amount"))
                .as("the mug that has not left")
                .isEqualTo(1250);
        assertThat(mug.available()).isEqualTo(4);
    }

    @Test
    void whileThePaymentIsOpenTheyComeAgain(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = ordered(ada, shop.product(1250, 5), "tok_action");
        assertThat(leave(ada, false).expectProblem(409, "OPEN_ORDERS").text("/orders/0/why"))
                .isEqualTo("paymentOpen");

        Answer refused = leave(ada, true).expectProblem(409, "OPEN_ORDERS");

        assertThat(refused.text("/detail")).contains("Come again");
        assertThat(order.timeline()).contains("cancellationRequested");
        leave(ada, true).expectProblem(409, "OPEN_ORDERS");
        order.becomes("cancelled");
        leave(ada, false).expect(204);
    }

    @Test
    void moneyOnItsWayBackIsWaitedFor(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = ordered(ada, shop.product(1250, 5), "tok_timeout");
        order.becomes("confirmed");

        Answer refused = leave(ada, true).expectProblem(409, "OPEN_ORDERS");

        assertThat(refused.text("/orders/0/why")).isEqualTo("refundPending");
        order.is("cancelled");
        shop.bean(JdbcClient.class)
                .sql("update payments.operation set due_at = now() where kind = 'refund' and status = 'unknown'")
                .update();
        await("the money is back")
                .atMost(Duration.ofSeconds(40))
                .until(() -> order.read().text("/paymentStatus"), "refunded"::equals);
        leave(ada, true).expect(204);
    }

    @Test
    void withAWrongPasswordNothingIsCancelled(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = ordered(ada, shop.product(1250, 5), "tok_ok");

        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"a wrong password\",\"cancelOrders\":true}")
                .expectProblem(403, "WRONG_PASSWORD");
        ada.client()
                .with("If-Match", "\"stale\"")
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\",\"cancelOrders\":true}")
                .expectProblem(412, "PRECONDITION_FAILED");

        order.is("confirmed");
    }

    @Test
    void whatWasGivenBackIsInTheCopy(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = ordered(ada, shop.product(1250, 5), "tok_ok");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", """
                        {"amount":{"amount":300,"currency":"EUR"},"reason":"A scratch."}""")
                .expect(201);

        Answer copy = ada.client().get("/v1/me/export").expect(200);

        assertThat(copy.text("/refunds/0/orderId")).isEqualTo(order.id());
        assertThat(copy.number("/refunds/0/amount/amount")).isEqualTo(300);
        assertThat(copy.text("/refunds/0/reason")).isEqualTo("A scratch.");
        assertThat(copy.at("/refunds/0").propertyNames()).doesNotContain("by");
    }

    @Test
    void whatSomebodyOfTheStaffGaveBackStaysWithoutThem(Shop shop) {
        Customer clerk = Customer.of(shop);
        shop.setRoles(clerk.id(), "staff");
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        clerk.client()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", """
                        {"amount":{"amount":300,"currency":"EUR"},"reason":"A scratch."}""")
                .expect(201);

        leave(clerk, false).expect(204);

        Answer refund =
                shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").expect(200);
        assertThat(refund.at("/items/0/by").isNull()).isTrue();
        assertThat(refund.text("/items/0/reason")).isEqualTo("A scratch.");
    }

    @RepeatedTest(3)
    @ManyConnections
    void anOrderThatIsPlacedAtOnceIsThereOrThePersonIs(Shop shop) {
        Customer ada = Customer.of(shop);
        Product mug = shop.product(1250, 50);
        ada.puts(mug, 1);

        List<Answer> answers = AtOnce.all(
                List.<Supplier<Answer>>of(() -> ada.order().answer(), () -> leave(ada, false), () -> leave(ada, true)));

        boolean gone = answers.stream().skip(1).anyMatch(answer -> answer.status() == 204);
        answers.stream().skip(1).forEach(answer -> assertThat(answer.status()).isIn(204, 401, 404, 409, 503));
        int left = shop.bean(JdbcClient.class)
                .sql("""
                        select count(*) from orders."order" where person_erased_at is not null and status <> 'cancelled'
                          and id in (select order_id from orders.line where variant_id = :mug::uuid)
                        """)
                .param("mug", mug.variant())
                .query(Integer.class)
                .single();
        assertThat(left).as("nobody is forgotten who waits for something").isZero();
        if (!gone) {
            await("it is known what became of it")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> leave(ada, true).status() == 204);
        }
    }

    private static SentOrder ordered(Customer customer, Product product, String token) {
        customer.puts(product, 2);
        return customer.order(token);
    }

    private static void ship(Shop shop, SentOrder order, int quantity) {
        String line = order.read().text("/items/0/id");
        shop.admin()
                .withNewKey()
                .post(
                        "/v1/admin/orders/" + order.id() + "/shipments",
                        "{\"carrier\":\"DHL\",\"items\":[{\"orderItemId\":\"" + line + "\",\"quantity\":" + quantity
                                + "}]}")
                .expect(201);
    }

    private static Answer leave(Customer customer, boolean cancelOrders) {
        return customer.client()
                .send(
                        "DELETE",
                        "/v1/me",
                        "{\"password\":\"" + Shop.PASSWORD + "\",\"cancelOrders\":" + cancelOrders + "}");
    }
}
