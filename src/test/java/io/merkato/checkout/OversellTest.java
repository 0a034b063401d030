package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
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
        Answer product = shop.product(1500, 50);
        String variant = product.text("/variants/0/id");
        List<Client> guests = AtOnce.run(200, guest -> Shop.guestWith(shop.anonymous(), variant, 1));

        List<Answer> answers = AtOnce.run(200, guest -> order(guests.get(guest)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(50);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(150)
                .allSatisfy(answer -> answer.expectProblem(409, "INSUFFICIENT_STOCK"));
        assertThat(shop.available(product.text("/id"))).isZero();
    }

    @Test
    @ManyConnections
    void ordersForTheSameVariantsInOppositeOrderDoNotBlockEachOther(Shop shop) {
        List<Answer> products =
                Stream.generate(() -> shop.product(1500, 60)).limit(3).toList();
        List<String> variants =
                products.stream().map(product -> product.text("/variants/0/id")).toList();
        List<Client> guests = AtOnce.run(40, guest -> {
            List<String> order = guest % 2 == 0 ? variants : variants.reversed();
            Client client = Shop.guestWith(shop.anonymous(), order.getFirst(), 2);
            order.stream().skip(1).forEach(variant -> Shop.putIntoCart(client, variant, 2)
                    .expect(200));
            return client;
        });

        List<Answer> answers = AtOnce.run(40, guest -> order(guests.get(guest)));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(30);
        assertThat(products).allSatisfy(product -> assertThat(shop.available(product.text("/id")))
                .isZero());
    }

    @Test
    void aRefusedOrderTakesNothingOfWhatItCouldHaveHad(Shop shop) {
        Answer plenty = shop.product(1500, 10);
        Answer scarce = shop.product(1500, 2);
        Client slow = Shop.guestWith(shop.anonymous(), plenty.text("/variants/0/id"), 3);
        Shop.putIntoCart(slow, scarce.text("/variants/0/id"), 2).expect(200);
        order(Shop.guestWith(shop.anonymous(), scarce.text("/variants/0/id"), 1))
                .expect(201);

        Answer refused = order(slow).expectProblem(409, "INSUFFICIENT_STOCK");

        assertThat(refused.at("/items")).hasSize(1);
        assertThat(refused.text("/items/0/variantId")).isEqualTo(scarce.text("/variants/0/id"));
        assertThat(refused.number("/items/0/requested")).isEqualTo(2);
        assertThat(refused.number("/items/0/available")).isEqualTo(1);
        assertThat(shop.available(plenty.text("/id"))).isEqualTo(10);
        assertThat(slow.get("/v1/cart").number("/itemCount"))
                .as("the cart stays")
                .isEqualTo(5);
    }

    private static Answer order(Client guest) {
        return Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok");
    }
}
