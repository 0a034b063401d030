package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class PlaceOrderTest {

    private static final String GUEST = "guest@example.org";

    @Test
    void aPaidOrderIsConfirmedAndEmptiesTheCart(Shop shop) {
        Answer product = shop.product(1999, 5);
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 2);

        Answer order = Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_ok").expect(201);

        assertThat(order.text("/status")).isEqualTo("confirmed");
        assertThat(order.text("/paymentStatus")).isEqualTo("paid");
        assertThat(order.text("/fulfillmentStatus")).isEqualTo("unfulfilled");
        assertThat(order.text("/payment/method")).isEqualTo("sandbox");
        assertThat(order.text("/payment/status")).isEqualTo("paid");
        assertThat(order.number("/items/0/quantity")).isEqualTo(2);
        assertThat(order.number("/items/0/lineTotal/amount")).isEqualTo(3998);
        assertThat(order.number("/shipping/amount")).isEqualTo(490);
        assertThat(order.number("/total/amount")).isEqualTo(4488);
        assertThat(order.text("/total/currency")).isEqualTo("EUR");
        assertThat(order.at("/taxIncluded").asBoolean()).isTrue();
        assertThat(order.number("/refunded/amount")).isZero();
        assertThat(guest.get("/v1/cart").expect(200).number("/itemCount")).isZero();
        assertThat(shop.available(product.text("/id"))).isEqualTo(3);
    }

    @Test
    void aDeclinedPaymentLeavesCartAndStockAsTheyWere(Shop shop) {
        Answer product = shop.product(1999, 5);
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 2);

        Answer declined =
                Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_declined").expectProblem(402, "PAYMENT_DECLINED");

        Answer order = guest.get("/v1/orders/" + declined.text("/orderId")).expect(200);
        assertThat(order.text("/status")).isEqualTo("cancelled");
        assertThat(order.text("/paymentStatus")).isEqualTo("failed");
        assertThat(guest.get("/v1/cart").number("/itemCount")).isEqualTo(2);
        assertThat(shop.available(product.text("/id"))).isEqualTo(5);
    }

    @Test
    void afterADeclinedPaymentTheSameCartCanBePaidInAnotherWay(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 1), 1);
        Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_declined").expect(402);

        Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_ok").expect(201);
    }

    @Test
    void aLostAnswerOfTheGatewayIsSettledByItself(Shop shop) {
        Answer product = shop.product(1999, 5);
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 2);

        Answer open =
                Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_timeout").expect(202);

        assertThat(open.text("/status")).isEqualTo("pendingPayment");
        assertThat(open.text("/paymentStatus")).isEqualTo("pending");
        assertThat(shop.available(product.text("/id"))).as("held meanwhile").isEqualTo(3);
        String path = open.header("location");
        await("the payment is settled")
                .atMost(Duration.ofSeconds(40))
                .until(() -> guest.get(path).text("/status").equals("confirmed"));
        assertThat(guest.get(path).text("/paymentStatus")).isEqualTo("paid");
        assertThat(guest.get("/v1/cart").number("/itemCount")).isZero();
        assertThat(shop.available(product.text("/id"))).isEqualTo(3);
    }

    @Test
    void theCartOfAnOpenPaymentCannotBeChangedNorOrderedAgain(Shop shop) {
        String variant = shop.variant(1999, 5);
        Client guest = Shop.guestWith(shop.anonymous(), variant, 2);
        String item = guest.get("/v1/cart").text("/items/0/id");
        Answer open =
                Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_timeout").expect(202);

        Shop.putIntoCart(guest, variant, 1).expectProblem(409, "CHECKOUT_IN_PROGRESS");
        guest.patch("/v1/cart/items/" + item, "{\"quantity\":1}").expectProblem(409, "CHECKOUT_IN_PROGRESS");
        guest.delete("/v1/cart/items/" + item).expectProblem(409, "CHECKOUT_IN_PROGRESS");
        Answer refused = guest.delete("/v1/cart").expectProblem(409, "CHECKOUT_IN_PROGRESS");
        Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_ok").expectProblem(409, "CHECKOUT_IN_PROGRESS");

        assertThat(refused.header("retry-after")).isNotBlank();
        await("the payment is settled")
                .atMost(Duration.ofSeconds(40))
                .until(() -> guest.get(open.header("location")).text("/status").equals("confirmed"));
        Shop.putIntoCart(guest, variant, 1).expect(200);
    }

    @Test
    void thereIsNothingToOrderInAnEmptyCart(Shop shop) {
        Shop.order(shop.customer().withNewKey(), "tok_ok").expectProblem(422, "CART_EMPTY");
    }

    @Test
    void aGuestWithoutACartHasNothingToOrder(Shop shop) {
        Shop.orderAsGuest(shop.anonymous().withNewKey(), GUEST, "tok_ok").expectProblem(422, "CART_EMPTY");
    }

    @Test
    void whatIsNoLongerSoldCannotBeOrdered(Shop shop) {
        Answer product = shop.product(1999, 5);
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 1);
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), "{\"status\":\"archived\"}")
                .expect(200);

        Answer refused = Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_ok").expectProblem(422, "ITEM_UNAVAILABLE");

        assertThat(refused.text("/variantIds/0")).isEqualTo(product.text("/variants/0/id"));
    }

    @Test
    void anOrderAtAnotherTotalThanExpectedIsRefusedWithBoth(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        Answer refused = place(guest.withNewKey(), """
                "shippingMethod":"standard","payment":{"method":"sandbox","token":"tok_ok"},
                "expectedTotal":{"amount":1999,"currency":"EUR"}""").expectProblem(409, "TOTAL_CHANGED");

        assertThat(refused.number("/expectedTotal/amount")).isEqualTo(1999);
        assertThat(refused.number("/total/amount")).isEqualTo(2489);
        assertThat(guest.get("/v1/cart").number("/itemCount")).isEqualTo(1);
    }

    @Test
    void anOrderAtTheExpectedTotalIsTaken(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        place(guest.withNewKey(), """
                "shippingMethod":"standard","payment":{"method":"sandbox","token":"tok_ok"},
                "expectedTotal":{"amount":2489,"currency":"EUR"}""").expect(201);
    }

    @Test
    void anUnknownShippingMethodIsRefused(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        place(guest.withNewKey(), """
                "shippingMethod":"balloon","payment":{"method":"sandbox","token":"tok_ok"}""").expectProblem(422, "SHIPPING_METHOD_UNAVAILABLE");
    }

    @Test
    void anUnknownPaymentMethodIsRefused(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        place(guest.withNewKey(), """
                "shippingMethod":"standard","payment":{"method":"shells","token":"tok_ok"}""").expectProblem(422, "PAYMENT_METHOD_UNAVAILABLE");
    }

    @Test
    void aGuestMustSayWhereTheMailGoes(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        Shop.order(guest.withNewKey(), "tok_ok").expectProblem(422, "EMAIL_REQUIRED");
    }

    @Test
    void whatIsNoMailAddressIsRefused(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        Answer refused =
                Shop.orderAsGuest(guest.withNewKey(), "nowhere", "tok_ok").expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\" \",\"line1\":\"Ring 1\",\"city\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"DE\"}",
                "{\"name\":\"Ada\",\"city\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"DE\"}",
                "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"postalCode\":\"10115\",\"country\":\"DE\"}",
                "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Berlin\",\"country\":\"DE\"}",
                "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Berlin\",\"postalCode\":\"10115\"}",
                "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"de\"}",
                "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"DEU\"}",
                "null"
            })
    void anIncompleteAddressIsRefused(String address, Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        Answer refused = guest.withNewKey()
                .post("/v1/orders", """
                        {"shippingAddress":%s,"email":"%s","shippingMethod":"standard",
                         "payment":{"method":"sandbox","token":"tok_ok"}}
                        """.formatted(address, GUEST))
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).startsWith("/shippingAddress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"postalCode\":\"\"", ",\"postalCode\":null"})
    void whereThereAreNoPostalCodesAnOrderNeedsNone(String postalCode, Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);
        String address = "{\"name\":\"Ada\",\"line1\":\"1 Mill Lane\",\"city\":\"Kowloon\",\"country\":\"HK\""
                + postalCode + "}";

        guest.post("/v1/checkout/quote", "{\"shippingAddress\":%s}".formatted(address))
                .expect(200);
        Answer order = guest.withNewKey()
                .post("/v1/orders", """
                        {"shippingAddress":%1$s,"billingAddress":%1$s,"email":"%2$s","shippingMethod":"standard",
                         "payment":{"method":"sandbox","token":"tok_ok"}}
                        """.formatted(address, GUEST))
                .expect(201);

        assertThat(order.at("/shippingAddress/postalCode").isNull()).isTrue();
        Answer read = guest.get(order.header("location")).expect(200);
        assertThat(read.text("/billingAddress/line1")).isEqualTo(order.text("/shippingAddress/line1"));
        assertThat(read.at("/billingAddress/postalCode").isNull()).isTrue();
    }

    @Test
    void anOrderThatCostsNothingIsConfirmedWithoutAPayment(Shop shop) {
        Answer product = shop.product(0, 5);
        shop.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("""
                        insert into pricing.shipping_method (code, name, amount, position)
                        values ('pick-up', 'Pick it up', 0, 9) on conflict do nothing
                        """)
                .update();
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 1);

        Answer order = place(guest.withNewKey(), """
                "shippingMethod":"pick-up","payment":{"method":"sandbox","token":"tok_declined"}""").expect(201);

        assertThat(order.number("/total/amount")).isZero();
        assertThat(order.text("/status")).isEqualTo("confirmed");
        assertThat(shop.available(product.text("/id"))).isEqualTo(4);
        assertThat(guest.get("/v1/cart").number("/itemCount")).isZero();
    }

    @Test
    void anOrderNeedsAnIdempotencyKey(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1);

        Shop.orderAsGuest(guest, GUEST, "tok_ok").expectProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    @ManyConnections
    void tenEqualRequestsAtOnceMakeOneOrderAndGetOneAnswer(Shop shop) {
        Answer product = shop.product(1999, 20);
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 2)
                .withNewKey();

        List<Answer> answers = AtOnce.run(10, i -> Shop.orderAsGuest(guest, GUEST, "tok_ok"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.header("idempotency-replayed").equals("true"))
                .hasSize(9);
        assertThat(guest.get("/v1/orders").at("/items")).hasSize(1);
        assertThat(shop.available(product.text("/id"))).isEqualTo(18);
    }

    @Test
    void aDeclinedOrderIsRepeatedByteForByte(Shop shop) {
        Client guest =
                Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1).withNewKey();
        Answer first = Shop.orderAsGuest(guest, GUEST, "tok_declined").expect(402);

        Answer second = Shop.orderAsGuest(guest, GUEST, "tok_declined").expectProblem(402, "PAYMENT_DECLINED");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(guest.get("/v1/orders").at("/items")).hasSize(1);
    }

    @Test
    void aKeyOfAnotherOrderIsRefused(Shop shop) {
        Client guest =
                Shop.guestWith(shop.anonymous(), shop.variant(1999, 5), 1).withNewKey();
        Shop.orderAsGuest(guest, GUEST, "tok_ok").expect(201);

        Shop.orderAsGuest(guest, "other@example.org", "tok_ok").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRefusedOrderMayBeTriedAgainWithTheSameKey(Shop shop) {
        Answer product = shop.product(1999, 1);
        String variant = product.text("/variants/0/id");
        Client guest = Shop.guestWith(shop.anonymous(), variant, 1).withNewKey();
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), "{\"status\":\"draft\"}")
                .expect(200);
        Shop.orderAsGuest(guest, GUEST, "tok_ok").expect(422);
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), "{\"status\":\"active\"}")
                .expect(200);

        Shop.orderAsGuest(guest, GUEST, "tok_ok").expect(201);
    }

    @Test
    @ManyConnections
    void ofManyOrdersOfOneCartAtOnceOneIsMade(Shop shop) {
        Answer product = shop.product(1999, 20);
        Client guest = Shop.guestWith(shop.anonymous(), product.text("/variants/0/id"), 2);

        List<Answer> answers = AtOnce.run(6, i -> Shop.orderAsGuest(guest.withNewKey(), GUEST, "tok_ok"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.text("/code")).isIn("CART_EMPTY", "CHECKOUT_IN_PROGRESS"));
        assertThat(guest.get("/v1/orders").at("/items")).hasSize(1);
        assertThat(shop.available(product.text("/id"))).isEqualTo(18);
    }

    private static Answer place(Client guest, String members) {
        return guest.post("/v1/orders", """
                {"shippingAddress":%s,"email":"%s",%s}""".formatted(Shop.ADDRESS, GUEST, members));
    }
}
