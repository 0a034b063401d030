package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;

@ShopTest
class BuyingJourneyTest {

    @Test
    void customerBuysAndTracksAnOrder(Shop shop) {
        Customer customer = Customer.of(shop);
        Product mug = shop.product(1250, 5);
        Product pan = shop.product(3900, 2);
        customer.puts(mug, 2);
        assertThat(customer.puts(pan, 1).number("/subtotal/amount")).isEqualTo(6400);

        SentOrder sent = customer.order().isConfirmed();

        Answer order = sent.answer();
        assertThat(order.number("/total/amount")).isEqualTo(6400);
        assertThat(order.number("/shipping/amount")).as("free from 50 EUR on").isZero();
        assertThat(order.number("/tax/amount")).as("19/119 of each line").isEqualTo(399 + 623);
        assertThat(customer.unitsInCart()).isZero();
        assertThat(mug.available()).isEqualTo(3);
        assertThat(pan.available()).isEqualTo(1);
        Answer tracking = customer.client().get(sent.path() + "/tracking").expect(200);
        assertThat(tracking.at("/timeline"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("placed", "paid");
        assertThat(customer.orders().at("/0/number").asString()).isEqualTo(order.text("/number"));
        assertThat(shop.mails(customer.email(), 2).get(0).get("text").asString())
                .contains(order.text("/number"), "64.00 EUR");
    }
}
