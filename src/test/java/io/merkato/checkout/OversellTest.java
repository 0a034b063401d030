package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ShopTest
class OversellTest {

    @Test
    @ManyConnections
    void of200BuyersAtOnce50GetThe50UnitsThatThereAre(Shop shop) {
        Product product = shop.product(1500, 50);
        List<Guest> guests = AtOnce.run(200, i -> shop.guestWith(product, 1));

        List<SentOrder> orders = AtOnce.run(200, i -> guests.get(i).order());

        assertThat(orders).filteredOn(order -> order.answer().status() == 201).hasSize(50);
        assertThat(orders)
                .filteredOn(order -> order.answer().status() != 201)
                .hasSize(150)
                .allSatisfy(order -> order.isRefused(409, "INSUFFICIENT_STOCK"));
        assertThat(product.available()).isZero();
    }

    @Test
    @ManyConnections
    void ordersForTheSameVariantsInOppositeOrderDoNotBlockEachOther(Shop shop) {
        List<Product> products =
                Stream.generate(() -> shop.product(1500, 60)).limit(3).toList();
        List<Guest> guests = AtOnce.run(40, i -> {
            Guest guest = shop.guest();
            (i % 2 == 0 ? products : products.reversed()).forEach(product -> guest.puts(product, 2));
            return guest;
        });

        List<SentOrder> orders = AtOnce.run(40, i -> guests.get(i).order());

        assertThat(orders).extracting(order -> order.answer().status()).containsOnly(201, 409);
        assertThat(orders).filteredOn(order -> order.answer().status() == 201).hasSize(30);
        assertThat(products).extracting(Product::available).containsOnly(0);
    }

    @Test
    void aRefusedOrderTakesNothingOfWhatItCouldHaveHad(Shop shop) {
        Product plenty = shop.product(1500, 10);
        Product scarce = shop.product(1500, 2);
        Guest slow = shop.guestWith(plenty, 3);
        slow.puts(scarce, 2);
        shop.guestWith(scarce, 1).order().isConfirmed();

        Answer refused = slow.order().isRefused(409, "INSUFFICIENT_STOCK");

        assertThat(refused.at("/items")).hasSize(1);
        assertThat(refused.text("/items/0/variantId")).isEqualTo(scarce.variant());
        assertThat(refused.number("/items/0/requested")).isEqualTo(2);
        assertThat(refused.number("/items/0/available")).isEqualTo(1);
        assertThat(plenty.available()).isEqualTo(10);
        assertThat(slow.unitsInCart()).as("the cart stays").isEqualTo(5);
    }
}
