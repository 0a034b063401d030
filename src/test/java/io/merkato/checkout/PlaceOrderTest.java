package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class PlaceOrderTest {

    private static final String GUEST = "guest@example.org";

    @Test
    void aPaidOrderIsConfirmedAndEmptiesTheCart(Shop shop) {
        Product product = shop.product(1999, 5);
        Guest guest = shop.guestWith(product, 2);

        Answer order = guest.order().isConfirmed().answer();

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
        assertThat(guest.unitsInCart()).isZero();
        assertThat(product.available()).isEqualTo(3);
    }

    @Test
    void anItemKeepsWhetherItWasExemptFromWithdrawalWhenItWasSold(Shop shop) {
        Product product = shop.product(1999, 5);
        SentOrder before = shop.guestWith(product, 1).order().isConfirmed();
        product.change("{\"withdrawalExempt\":true}").expect(200);
        SentOrder exempt = shop.guestWith(product, 1).order().isConfirmed();
        product.change("{\"withdrawalExempt\":false}").expect(200);

        assertThat(before.read().at("/items/0/withdrawalExempt").asBoolean()).isFalse();
        assertThat(exempt.answer().at("/items/0/withdrawalExempt").asBoolean()).isTrue();
        assertThat(exempt.read().at("/items/0/withdrawalExempt").asBoolean()).isTrue();
    }

    @Test
    void aDeclinedPaymentLeavesCartAndStockAsTheyWere(Shop shop) {
        Product product = shop.product(1999, 5);
        Guest guest = shop.guestWith(product, 2);

        guest.order("tok_declined").isDeclined();

        assertThat(guest.unitsInCart()).isEqualTo(2);
        assertThat(product.available()).isEqualTo(5);
    }

    @Test
    void afterADeclinedPaymentTheSameCartCanBePaidInAnotherWay(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 1), 1);
        guest.order("tok_declined").isDeclined();

        guest.order("tok_ok").isConfirmed();
    }

    @Test
    void aLostAnswerOfTheGatewayIsSettledByItself(Shop shop) {
        Product product = shop.product(1999, 5);
        Guest guest = shop.guestWith(product, 2);

        SentOrder order = guest.order("tok_timeout").isPending();

        assertThat(product.available()).as("held meanwhile").isEqualTo(3);
        shop.askGatewaysNow();
        order.becomes("confirmed");
        assertThat(order.read().text("/paymentStatus")).isEqualTo("paid");
        assertThat(guest.unitsInCart()).isZero();
        assertThat(product.available()).isEqualTo(3);
    }

    @Test
    void theCartOfAnOpenPaymentCannotBeChangedNorOrderedAgain(Shop shop) {
        Product product = shop.product(1999, 5);
        Guest guest = shop.guestWith(product, 2);
        String item = "/v1/cart/items/" + guest.cart().text("/items/0/id");
        SentOrder open = guest.order("tok_action").isPending();

        guest.triesToPut(product, 1).expectProblem(409, "CHECKOUT_IN_PROGRESS");
        guest.client().patch(item, "{\"quantity\":1}").expectProblem(409, "CHECKOUT_IN_PROGRESS");
        guest.client().delete(item).expectProblem(409, "CHECKOUT_IN_PROGRESS");
        Answer refused = guest.client().delete("/v1/cart").expectProblem(409, "CHECKOUT_IN_PROGRESS");
        guest.order().isRefused(409, "CHECKOUT_IN_PROGRESS");

        assertThat(refused.header("retry-after")).isNotBlank();
        guest.client().post(open.path() + "/payment/confirmation", null).expect(200);
        guest.puts(product, 1);
    }

    @Test
    void thereIsNothingToOrderInAnEmptyCart(Shop shop) {
        Customer.of(shop).order().isRefused(422, "CART_EMPTY");
    }

    @Test
    void aGuestWithoutACartHasNothingToOrder(Shop shop) {
        shop.guest().order().isRefused(422, "CART_EMPTY");
    }

    @Test
    void whatIsNoLongerSoldCannotBeOrdered(Shop shop) {
        Product product = shop.product(1999, 5);
        Guest guest = shop.guestWith(product, 1);
        product.archived();

        Answer refused = guest.order().isRefused(422, "ITEM_UNAVAILABLE");

        assertThat(refused.text("/variantIds/0")).isEqualTo(product.variant());
    }

    @Test
    void anOrderAtAnotherTotalThanExpectedIsRefusedWithBoth(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);

        Answer refused = place(guest, """
                "shippingMethod":"standard","payment":{"method":"sandbox","token":"tok_ok"},
                "expectedTotal":{"amount":1999,"currency":"EUR"}""").expectProblem(409, "TOTAL_CHANGED");

        assertThat(refused.number("/expectedTotal/amount")).isEqualTo(1999);
        assertThat(refused.number("/total/amount")).isEqualTo(2489);
        assertThat(guest.unitsInCart()).isEqualTo(1);
    }

    @Test
    void anOrderAtTheExpectedTotalIsTaken(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);

        place(guest, """
                "shippingMethod":"standard","payment":{"method":"sandbox","token":"tok_ok"},
                "expectedTotal":{"amount":2489,"currency":"EUR"}""").expect(201);
    }

    @Test
    void anUnknownShippingMethodIsRefused(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);

        place(guest, """
                "shippingMethod":"balloon","payment":{"method":"sandbox","token":"tok_ok"}""").expectProblem(422, "SHIPPING_METHOD_UNAVAILABLE");
    }

    @Test
    void anUnknownPaymentMethodIsRefused(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);

        place(guest, """
                "shippingMethod":"standard","payment":{"method":"shells","token":"tok_ok"}""").expectProblem(422, "PAYMENT_METHOD_UNAVAILABLE");
    }

    @Test
    void aGuestMustSayWhereTheMailGoes(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);
        Shopper silent = Shopper.of(guest.client());

        silent.order().isRefused(422, "EMAIL_REQUIRED");
    }

    @Test
    void whatIsNoMailAddressIsRefused(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1).mailedAt("nowhere");

        Answer refused = guest.order().isRefused(422, "VALIDATION_FAILED");

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
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);

        Answer refused = guest.client()
                .withNewKey()
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
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);
        String address = "{\"name\":\"Ada\",\"line1\":\"1 Mill Lane\",\"city\":\"Kowloon\",\"country\":\"HK\""
                + postalCode + "}";

        guest.client()
                .post("/v1/checkout/quote", "{\"shippingAddress\":%s}".formatted(address))
                .expect(200);
        Answer order = guest.client()
                .withNewKey()
                .post("/v1/orders", """
                        {"shippingAddress":%1$s,"billingAddress":%1$s,"email":"%2$s","shippingMethod":"standard",
                         "payment":{"method":"sandbox","token":"tok_ok"}}
                        """.formatted(address, GUEST))
                .expect(201);

        assertThat(order.at("/shippingAddress/postalCode").isNull()).isTrue();
        Answer read = guest.client().get(order.header("location")).expect(200);
        assertThat(read.text("/billingAddress/line1")).isEqualTo(order.text("/shippingAddress/line1"));
        assertThat(read.at("/billingAddress/postalCode").isNull()).isTrue();
    }

    @Test
    void anOrderThatCostsNothingIsConfirmedWithoutAPayment(Shop shop) {
        Product product = shop.product(0, 5);
        shop.bean(JdbcClient.class).sql("""
                        insert into pricing.shipping_method (code, name, amount, position)
                        values ('pick-up', 'Pick it up', 0, 9) on conflict do nothing
                        """).update();
        Guest guest = shop.guestWith(product, 1);

        Answer order = place(guest, """
                "shippingMethod":"pick-up","payment":{"method":"sandbox","token":"tok_declined"}""").expect(201);

        assertThat(order.number("/total/amount")).isZero();
        assertThat(order.text("/status")).isEqualTo("confirmed");
        assertThat(product.available()).isEqualTo(4);
        assertThat(guest.unitsInCart()).isZero();
    }

    @Test
    void anOrderNeedsAnIdempotencyKey(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);

        guest.client().post("/v1/orders", guest.orderBody("tok_ok")).expectProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    @ManyConnections
    void tenEqualRequestsAtOnceMakeOneOrderAndGetOneAnswer(Shop shop) {
        Product product = shop.product(1999, 20);
        Guest guest = shop.guestWith(product, 2);
        String key = UUID.randomUUID().toString();

        List<SentOrder> orders = AtOnce.run(10, i -> guest.order("tok_ok", key));

        assertThat(orders).allSatisfy(SentOrder::isConfirmed);
        assertThat(orders.stream().map(order -> order.answer().body()).distinct())
                .hasSize(1);
        assertThat(orders)
                .filteredOn(
                        order -> order.answer().header("idempotency-replayed").equals("true"))
                .hasSize(9);
        assertThat(guest.orders()).hasSize(1);
        assertThat(product.available()).isEqualTo(18);
    }

    @Test
    void aDeclinedOrderIsRepeatedByteForByte(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);
        SentOrder first = guest.order("tok_declined").isDeclined();

        Answer second = first.again().isDeclined().answer();

        assertThat(second.body()).isEqualTo(first.answer().body());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(guest.orders()).hasSize(1);
    }

    @Test
    void aKeyOfAnotherOrderIsRefused(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 5), 1);
        SentOrder first = guest.order().isConfirmed();

        guest.mailedAt("other@example.org").order("tok_ok", first.key()).isRefused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRefusedOrderMayBeTriedAgainWithTheSameKey(Shop shop) {
        Product product = shop.product(1999, 1);
        Guest guest = shop.guestWith(product, 1);
        product.drafted();
        SentOrder order = guest.order();
        order.isRefused(422, "ITEM_UNAVAILABLE");
        product.activated();

        order.again().isConfirmed();
    }

    @Test
    @ManyConnections
    void ofManyOrdersOfOneCartAtOnceOneIsMade(Shop shop) {
        Product product = shop.product(1999, 20);
        Guest guest = shop.guestWith(product, 2);

        List<SentOrder> orders = AtOnce.run(6, i -> guest.order());

        assertThat(orders).filteredOn(order -> order.answer().status() == 201).hasSize(1);
        assertThat(orders).filteredOn(order -> order.answer().status() != 201).allSatisfy(order -> assertThat(
                        order.answer().text("/code"))
                .isIn("CART_EMPTY", "CHECKOUT_IN_PROGRESS"));
        assertThat(guest.orders()).hasSize(1);
        assertThat(product.available()).isEqualTo(18);
    }

    private static Answer place(Guest guest, String members) {
        return guest.client().withNewKey().post("/v1/orders", """
                {"shippingAddress":%s,"email":"%s",%s}""".formatted(Shop.ADDRESS, GUEST, members));
    }
}
