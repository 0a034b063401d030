package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;

@ShopTest
class BuyingJourneyTest {

    @Test
    void customerBuysAndTracksAnOrder(Shop shop) {
        String email = shop.registered();
        Client customer =
                shop.anonymous().bearing(shop.signIn(email, Shop.PASSWORD).text("/accessToken"));
        Answer mug = shop.product(1250, 5);
        Answer pan = shop.product(3900, 2);
        Shop.putIntoCart(customer, mug.text("/variants/0/id"), 2).expect(200);
        Answer cart = Shop.putIntoCart(customer, pan.text("/variants/0/id"), 1).expect(200);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(6400);

        Answer order = Shop.order(customer.withNewKey(), "tok_ok").expect(201);

        assertThat(order.header("location")).isEqualTo("/v1/orders/" + order.text("/id"));
        assertThat(order.text("/status")).isEqualTo("confirmed");
        assertThat(order.text("/paymentStatus")).isEqualTo("paid");
        assertThat(order.number("/total/amount")).isEqualTo(6400);
        assertThat(order.number("/shipping/amount")).as("free from 50 EUR on").isZero();
        assertThat(order.number("/tax/amount")).as("19/119 of each line").isEqualTo(399 + 623);
        assertThat(customer.get("/v1/cart").number("/itemCount")).isZero();
        assertThat(shop.available(mug.text("/id"))).isEqualTo(3);
        assertThat(shop.available(pan.text("/id"))).isEqualTo(1);
        Answer tracking = customer.get(order.header("location") + "/tracking").expect(200);
        assertThat(tracking.at("/timeline"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("placed", "paid");
        assertThat(customer.get("/v1/orders").text("/items/0/number")).isEqualTo(order.text("/number"));
        assertThat(shop.mails(email, 2).get(0).get("text").asString()).contains(order.text("/number"), "64.00 EUR");
    }
}
