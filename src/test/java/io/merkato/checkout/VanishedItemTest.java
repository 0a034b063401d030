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
class VanishedItemTest {

    @Test
    void anOrderIsNotPlacedSilentlyWithoutAnItemThatWasDeleted(Shop shop) {
        Client customer = shop.customer();
        Answer deleted = shop.product(500, 5);
        Shop.putIntoCart(customer, shop.variant(700, 5), 1).expect(200);
        Shop.putIntoCart(customer, deleted.text("/variants/0/id"), 1).expect(200);
        shop.admin().delete("/v1/admin/products/" + deleted.text("/id")).expect(204);

        Answer refused = Shop.order(customer.withNewKey(), "tok_ok").expectProblem(422, "ITEM_UNAVAILABLE");
        Shop.order(customer.withNewKey(), "tok_ok").expectProblem(422, "ITEM_UNAVAILABLE");
        customer.post("/v1/checkout/quote", "{}").expectProblem(422, "ITEM_UNAVAILABLE");
        customer.delete("/v1/cart/items/" + customer.get("/v1/cart").text("/items/1/id"))
                .expect(200);
        Answer placed = Shop.order(customer.withNewKey(), "tok_ok").expect(201);

        assertThat(refused.text("/variantIds/0")).isEqualTo(deleted.text("/variants/0/id"));
        assertThat(placed.at("/items")).hasSize(1);
    }

    @Test
    @ManyConnections
    void aProductThatIsBeingOrderedIsArchivedAndNotDeleted(Shop shop) {
        for (int round = 0; round < 5; round++) {
            Answer product = shop.product(900, 10);
            String id = product.text("/id");
            List<Client> buyers = Stream.generate(shop::customer)
                    .limit(3)
                    .peek(buyer -> Shop.putIntoCart(buyer, product.text("/variants/0/id"), 1)
                            .expect(200))
                    .toList();

            List<Integer> answers = AtOnce.run(
                    4,
                    i -> i < 3
                            ? Shop.order(buyers.get(i).withNewKey(), "tok_ok").status()
                            : shop.admin().delete("/v1/admin/products/" + id).status());

            assertThat(answers.get(3)).isEqualTo(204);
            boolean ordered = answers.subList(0, 3).contains(201);
            assertThat(shop.admin().get("/v1/admin/products/" + id).status()).isEqualTo(ordered ? 200 : 404);
        }
    }
}
