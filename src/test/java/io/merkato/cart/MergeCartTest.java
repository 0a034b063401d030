package io.merkato.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
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
        Product shared = shop.product(1000, 9);
        Guest guest = shop.guestWith(shared, 2);
        guest.puts(shop.product(2000, 9), 1);
        Customer customer = Customer.of(shop);
        customer.puts(shared, 3);

        Answer cart = merge(customer, guest).expect(200);

        assertThat(cart.at("/items")).hasSize(2);
        assertThat(cart.number("/itemCount")).isEqualTo(6);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(7000);
        assertThat(guest.unitsInCart()).isZero();
    }

    @Test
    void aCustomerWithoutACartGetsTheGuests(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 9), 2);

        assertThat(merge(Customer.of(shop), guest).expect(200).number("/itemCount"))
                .isEqualTo(2);
    }

    @Test
    void mergedQuantitiesStayWithinWhatCanBeHad(Shop shop) {
        Product product = shop.product(1000, 4);
        Guest guest = shop.guestWith(product, 3);
        Customer customer = Customer.of(shop);
        customer.puts(product, 3);

        Answer cart = merge(customer, guest).expect(200);

        assertThat(cart.number("/itemCount")).isEqualTo(4);
        assertThat(cart.at("/adjustments")).hasSize(1);
        assertThat(cart.at("/adjustments/0").toString())
                .isEqualTo("""
                {"variantId":"%s","sku":"%s","title":"%s","requested":6,"quantity":4,"reason":"insufficientStock"}""".formatted(product.variant(), product.sku(), product.title()));
        assertThat(customer.cart().at("/adjustments")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void whatHasSoldOutMeanwhileStays(int inBoth, Shop shop) {
        Product product = shop.product(1000, 9);
        Guest guest = shop.guestWith(product, 2);
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(500, 5), 1);
        if (inBoth > 0) {
            customer.puts(product, inBoth);
        }
        product.soldOut();

        Answer cart = merge(customer, guest).expect(200);

        assertThat(cart.at("/items")).hasSize(2);
        assertThat(cart.at("/adjustments")).isEmpty();
        assertThat(cart.text("/items/" + (inBoth > 0 ? 1 : 0) + "/variantId")).isEqualTo(product.variant());
        assertThat(item(cart, product).get("quantity").asInt()).isEqualTo(2 + inBoth);
        assertThat(item(cart, product).get("available").asInt()).isZero();
    }

    @Test
    void whatIsNoLongerSoldStays(Shop shop) {
        Product archived = shop.product(1000, 9);
        Product deleted = shop.product(2000, 9);
        Guest guest = shop.guestWith(archived, 2);
        guest.puts(deleted, 3);
        archived.archived();
        deleted.deleted();

        Answer cart = merge(Customer.of(shop), guest).expect(200);

        assertThat(cart.number("/itemCount")).isEqualTo(5);
        assertThat(cart.number("/items/0/available")).isZero();
        assertThat(cart.number("/items/1/available")).isZero();
        assertThat(cart.text("/items/1/title")).isEqualTo(deleted.title());
        assertThat(cart.at("/adjustments")).isEmpty();
    }

    @Test
    void aMergedCartTakesAtMost999OfOneVariantAndSaysSo(Shop shop) {
        Product product = shop.product(1000, 2000);
        Guest guest = shop.guestWith(product, 600);
        Customer customer = Customer.of(shop);
        customer.puts(product, 500);

        Answer cart = merge(customer, guest).expect(200);

        assertThat(cart.number("/itemCount")).isEqualTo(999);
        assertThat(cart.number("/adjustments/0/requested")).isEqualTo(1100);
        assertThat(cart.text("/adjustments/0/reason")).isEqualTo("quantityLimit");
    }

    @Test
    void twoFullCartsFitIntoOneAndWhatDoesNotStaysWithTheGuest(Shop shop) {
        Customer customer = Customer.of(shop);
        fill(shop, customer, 200);
        Guest full = shop.guestWith(shop.product(100, 1), 1);
        fill(shop, full, 199);

        Answer both = merge(customer, full).expect(200);

        assertThat(both.at("/items")).hasSize(400);
        assertThat(both.at("/adjustments")).isEmpty();

        Product product = shop.product(1000, 5);
        Guest late = shop.guestWith(product, 2);
        Answer over = merge(customer, late).expect(200);

        assertThat(over.at("/items")).hasSize(400);
        assertThat(over.text("/adjustments/0/variantId")).isEqualTo(product.variant());
        assertThat(over.number("/adjustments/0/requested")).isEqualTo(2);
        assertThat(over.number("/adjustments/0/quantity")).isZero();
        assertThat(over.text("/adjustments/0/reason")).isEqualTo("cartFull");
        assertThat(late.unitsInCart()).isEqualTo(2);
        customer.triesToPut(product, 1).expectProblem(422, "CART_FULL");
    }

    @Test
    void aPriceThatHasChangedIsStillTold(Shop shop) {
        Product product = shop.product(1000, 9);
        Customer customer = Customer.of(shop);
        customer.puts(product, 1);
        product.priced(1500);
        Guest guest = shop.guestWith(product, 1);

        Answer cart = merge(customer, guest).expect(200);

        assertThat(cart.number("/items/0/unitPrice/amount")).isEqualTo(1500);
        assertThat(cart.number("/items/0/priceChangedFrom/amount")).isEqualTo(1000);
    }

    @Test
    void aCartIsMergedOnce(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 9), 2);
        Customer customer = Customer.of(shop);
        merge(customer, guest).expect(200);

        merge(customer, guest).expectProblem(404, "NOT_FOUND");

        assertThat(customer.unitsInCart()).isEqualTo(2);
    }

    @Test
    void aRepeatedMergeIsAnsweredAsTheFirst(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 9), 2);
        Client customer = shop.customer().withNewKey();
        Answer first = merge(customer, guest.token()).expect(200);

        assertThat(merge(customer, guest.token()).expect(200).body()).isEqualTo(first.body());
    }

    @Test
    @ManyConnections
    void ofTwoMergesAtOnceOneCounts(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 9), 2);
        Customer customer = Customer.of(shop);

        List<Answer> answers = AtOnce.run(4, i -> merge(customer, guest));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(customer.unitsInCart()).isEqualTo(2);
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
        Guest guest = shop.guestWith(shop.product(1000, 9), 2);
        guest.order("tok_action").isPending();

        merge(Customer.of(shop), guest).expectProblem(409, "CHECKOUT_IN_PROGRESS");
    }

    private static JsonNode item(Answer cart, Product product) {
        return cart.at("/items")
                .valueStream()
                .filter(item -> item.get("variantId").asString().equals(product.variant()))
                .findFirst()
                .orElseThrow();
    }

    /** Fills a cart to its limit; what is in it need not exist for what is asked here. */
    private static void fill(Shop shop, Shopper shopper, int items) {
        String cart = shopper.puts(shop.product(100, 1), 1).text("/id");
        shop.bean(JdbcClient.class)
                .sql("""
                        insert into cart.item (id, cart_id, variant_id, quantity, price_seen)
                        select gen_random_uuid(), :cart::uuid, gen_random_uuid(), 1, 100 from generate_series(2, :items)
                        """)
                .param("cart", cart)
                .param("items", items)
                .update();
    }

    private static Answer merge(Customer customer, Guest guest) {
        return merge(customer.client(), guest.token());
    }

    private static Answer merge(Client customer, String token) {
        return customer.post("/v1/cart/merge", "{\"cartToken\":\"%s\"}".formatted(token));
    }
}
