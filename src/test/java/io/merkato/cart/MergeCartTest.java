package io.merkato.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@ShopTest
class MergeCartTest {

    @Test
    void aGuestsCartJoinsTheCustomersAndEnds(Shop shop) {
        String shared = shop.variant(1000, 9);
        String chosenAsGuest = shop.variant(2000, 9);
        String token = guestsToken(shop, shared, 2);
        Client guest = shop.anonymous().with("Cart-Token", token);
        Shop.putIntoCart(guest, chosenAsGuest, 1).expect(200);
        Client customer = shop.customer();
        Shop.putIntoCart(customer, shared, 3).expect(200);

        Answer cart = merge(customer, token).expect(200);

        assertThat(cart.at("/items")).hasSize(2);
        assertThat(cart.number("/itemCount")).isEqualTo(6);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(7000);
        assertThat(guest.get("/v1/cart").number("/itemCount")).isZero();
    }

    @Test
    void aCustomerWithoutACartGetsTheGuests(Shop shop) {
        String token = guestsToken(shop, shop.variant(1000, 9), 2);

        assertThat(merge(shop.customer(), token).expect(200).number("/itemCount"))
                .isEqualTo(2);
    }

    @Test
    void mergedQuantitiesStayWithinWhatCanBeHad(Shop shop) {
        String variant = shop.variant(1000, 4);
        String token = guestsToken(shop, variant, 3);
        Client customer = shop.customer();
        Shop.putIntoCart(customer, variant, 3).expect(200);

        assertThat(merge(customer, token).expect(200).number("/itemCount")).isEqualTo(4);
    }

    @Test
    void aCartIsMergedOnce(Shop shop) {
        String token = guestsToken(shop, shop.variant(1000, 9), 2);
        Client customer = shop.customer();
        merge(customer, token).expect(200);

        merge(customer, token).expectProblem(404, "NOT_FOUND");

        assertThat(customer.get("/v1/cart").number("/itemCount")).isEqualTo(2);
    }

    @Test
    void aRepeatedMergeIsAnsweredAsTheFirst(Shop shop) {
        String token = guestsToken(shop, shop.variant(1000, 9), 2);
        Client customer = shop.customer().withNewKey();
        Answer first = merge(customer, token).expect(200);

        assertThat(merge(customer, token).expect(200).body()).isEqualTo(first.body());
    }

    @Test
    @ManyConnections
    void ofTwoMergesAtOnceOneCounts(Shop shop) {
        String token = guestsToken(shop, shop.variant(1000, 9), 2);
        Client customer = shop.customer();

        List<Answer> answers = AtOnce.run(4, i -> merge(customer, token));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(customer.get("/v1/cart").number("/itemCount")).isEqualTo(2);
    }

    @Test
    void mergingNeedsACustomer(Shop shop) {
        merge(shop.anonymous(), "some-token").expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void aTokenThatNamesNoCartCannotBeMerged(Shop shop) {
        merge(shop.customer(), "some-token").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aGuestsCartThatIsBeingOrderedIsNotMerged(Shop shop) {
        String token = guestsToken(shop, shop.variant(1000, 9), 2);
        Shop.orderAsGuest(shop.anonymous().with("Cart-Token", token).withNewKey(), "guest@example.org", "tok_timeout")
                .expect(202);

        merge(shop.customer(), token).expectProblem(409, "CHECKOUT_IN_PROGRESS");
    }

    private static String guestsToken(Shop shop, String variant, int quantity) {
        return Shop.putIntoCart(shop.anonymous(), variant, quantity).expect(200).header("cart-token");
    }

    private static Answer merge(Client customer, String token) {
        return customer.post("/v1/cart/merge", "{\"cartToken\":\"%s\"}".formatted(token));
    }
}
