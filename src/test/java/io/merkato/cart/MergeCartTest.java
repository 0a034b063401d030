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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

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

        Answer cart = merge(customer, token).expect(200);

        assertThat(cart.number("/itemCount")).isEqualTo(4);
        assertThat(cart.at("/adjustments")).hasSize(1);
        assertThat(cart.at("/adjustments/0").toString())
                .isEqualTo("""
                {"variantId":"%s","sku":"%s","title":"%s","requested":6,"quantity":4,"reason":"insufficientStock"}""".formatted(variant, cart.text("/items/0/sku"), cart.text("/items/0/title")));
        assertThat(customer.get("/v1/cart").at("/adjustments")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void whatHasSoldOutMeanwhileStays(int inBoth, Shop shop) {
        Answer product = shop.product(1000, 9);
        String variant = product.text("/variants/0/id");
        String token = guestsToken(shop, variant, 2);
        Client customer = shop.customer();
        Shop.putIntoCart(customer, shop.variant(500, 5), 1).expect(200);
        if (inBoth > 0) {
            Shop.putIntoCart(customer, variant, inBoth).expect(200);
        }
        sellOut(shop, product);

        Answer cart = merge(customer, token).expect(200);

        assertThat(cart.at("/items")).hasSize(2);
        assertThat(cart.at("/adjustments")).isEmpty();
        assertThat(cart.text("/items/" + (inBoth > 0 ? 1 : 0) + "/variantId")).isEqualTo(variant);
        assertThat(item(cart, variant).get("quantity").asInt()).isEqualTo(2 + inBoth);
        assertThat(item(cart, variant).get("available").asInt()).isZero();
    }

    @Test
    void whatIsNoLongerSoldStays(Shop shop) {
        Answer archived = shop.product(1000, 9);
        Answer deleted = shop.product(2000, 9);
        String token = guestsToken(shop, archived.text("/variants/0/id"), 2);
        Client guest = shop.anonymous().with("Cart-Token", token);
        Shop.putIntoCart(guest, deleted.text("/variants/0/id"), 3).expect(200);
        shop.admin()
                .patch("/v1/admin/products/" + archived.text("/id"), "{\"status\":\"archived\"}")
                .expect(200);
        shop.admin().delete("/v1/admin/products/" + deleted.text("/id")).expect(204);

        Answer cart = merge(shop.customer(), token).expect(200);

        assertThat(cart.number("/itemCount")).isEqualTo(5);
        assertThat(cart.number("/items/0/available")).isZero();
        assertThat(cart.number("/items/1/available")).isZero();
        assertThat(cart.text("/items/1/title")).isEqualTo(deleted.text("/title"));
        assertThat(cart.at("/adjustments")).isEmpty();
    }

    @Test
    void aMergedCartTakesAtMost999OfOneVariantAndSaysSo(Shop shop) {
        String variant = shop.variant(1000, 2000);
        String token = guestsToken(shop, variant, 600);
        Client customer = shop.customer();
        Shop.putIntoCart(customer, variant, 500).expect(200);

        Answer cart = merge(customer, token).expect(200);

        assertThat(cart.number("/itemCount")).isEqualTo(999);
        assertThat(cart.number("/adjustments/0/requested")).isEqualTo(1100);
        assertThat(cart.text("/adjustments/0/reason")).isEqualTo("quantityLimit");
    }

    @Test
    void twoFullCartsFitIntoOneAndWhatDoesNotStaysWithTheGuest(Shop shop) {
        Client customer = shop.customer();
        fill(shop, customer, 200);
        String soldOut = fullGuestsToken(shop, 200);

        Answer full = merge(customer, soldOut).expect(200);

        assertThat(full.at("/items")).hasSize(400);
        assertThat(full.at("/adjustments")).isEmpty();

        String variant = shop.variant(1000, 5);
        String token = guestsToken(shop, variant, 2);
        Answer over = merge(customer, token).expect(200);

        assertThat(over.at("/items")).hasSize(400);
        assertThat(over.text("/adjustments/0/variantId")).isEqualTo(variant);
        assertThat(over.number("/adjustments/0/requested")).isEqualTo(2);
        assertThat(over.number("/adjustments/0/quantity")).isZero();
        assertThat(over.text("/adjustments/0/reason")).isEqualTo("cartFull");
        assertThat(shop.anonymous().with("Cart-Token", token).get("/v1/cart").number("/itemCount"))
                .isEqualTo(2);
        Shop.putIntoCart(customer, variant, 1).expectProblem(422, "CART_FULL");
    }

    @Test
    void aPriceThatHasChangedIsStillTold(Shop shop) {
        Answer product = shop.product(1000, 9);
        String variant = product.text("/variants/0/id");
        Client customer = shop.customer();
        Shop.putIntoCart(customer, variant, 1).expect(200);
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), """
                        {"variants":[{"sku":"%s","price":{"amount":1500,"currency":"EUR"}}]}
                        """.formatted(product.text("/variants/0/sku")))
                .expect(200);
        String token = guestsToken(shop, variant, 1);

        Answer cart = merge(customer, token).expect(200);

        assertThat(cart.number("/items/0/unitPrice/amount")).isEqualTo(1500);
        assertThat(cart.number("/items/0/priceChangedFrom/amount")).isEqualTo(1000);
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

    private static void sellOut(Shop shop, Answer product) {
        Client other = shop.customer();
        Shop.putIntoCart(other, product.text("/variants/0/id"), 9).expect(200);
        Shop.order(other.withNewKey(), "tok_ok").expect(201);
    }

    private static JsonNode item(Answer cart, String variant) {
        return cart.at("/items")
                .valueStream()
                .filter(item -> item.get("variantId").asString().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    /** Fills a cart to its limit; what is in it need not exist for what is asked here. */
    private static void fill(Shop shop, Client buyer, int items) {
        String cart =
                Shop.putIntoCart(buyer, shop.variant(100, 1), 1).expect(200).text("/id");
        shop.bean(JdbcClient.class)
                .sql("""
                        insert into cart.item (id, cart_id, variant_id, quantity, price_seen)
                        select gen_random_uuid(), :cart::uuid, gen_random_uuid(), 1, 100 from generate_series(2, :items)
                        """)
                .param("cart", cart)
                .param("items", items)
                .update();
    }

    private static String fullGuestsToken(Shop shop, int items) {
        String token = guestsToken(shop, shop.variant(100, 1), 1);
        fill(shop, shop.anonymous().with("Cart-Token", token), items - 1);
        return token;
    }

    private static Answer merge(Client customer, String token) {
        return customer.post("/v1/cart/merge", "{\"cartToken\":\"%s\"}".formatted(token));
    }
}
