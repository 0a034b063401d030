package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ShopTest
class VanishedItemTest {

    @Test
    void anOrderIsNotPlacedSilentlyWithoutAnItemThatWasDeleted(Shop shop) {
        Customer customer = Customer.of(shop);
        Product deleted = shop.product(500, 5);
        customer.puts(shop.product(700, 5), 1);
        customer.puts(deleted, 1);
        deleted.deleted();

        Answer refused = customer.order().isRefused(422, "ITEM_UNAVAILABLE");
        customer.order().isRefused(422, "ITEM_UNAVAILABLE");
        customer.quote().expectProblem(422, "ITEM_UNAVAILABLE");
        customer.client()
                .delete("/v1/cart/items/" + customer.cart().text("/items/1/id"))
                .expect(200);
        Answer placed = customer.order().isConfirmed().answer();

        assertThat(refused.text("/variantIds/0")).isEqualTo(deleted.variant());
        assertThat(placed.at("/items")).hasSize(1);
    }

    @Test
    @ManyConnections
    void aProductThatIsBeingOrderedIsArchivedAndNotDeleted(Shop shop) {
        for (int round = 0; round < 5; round++) {
            Product product = shop.product(900, 10);
            List<Customer> buyers = Stream.generate(() -> Customer.of(shop))
                    .limit(3)
                    .peek(buyer -> buyer.puts(product, 1))
                    .toList();

            List<Integer> answers = AtOnce.run(
                    4,
                    i -> i < 3
                            ? buyers.get(i).order().answer().status()
                            : shop.admin().delete(product.path()).status());

            assertThat(answers.get(3)).isEqualTo(204);
            boolean ordered = answers.subList(0, 3).contains(201);
            assertThat(shop.admin().get(product.path()).status()).isEqualTo(ordered ? 200 : 404);
        }
    }
}
