package io.merkato.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class CartTest {

    @Test
    void aCartInWhichNothingWasPutIsEmpty(Shop shop) {
        for (Client buyer : List.of(shop.anonymous(), shop.customer())) {
            Answer cart = buyer.get("/v1/cart").expect(200);

            assertThat(cart.at("/items")).isEmpty();
            assertThat(cart.number("/itemCount")).isZero();
            assertThat(cart.number("/subtotal/amount")).isZero();
            assertThat(cart.text("/currency")).isEqualTo("EUR");
            assertThat(cart.header("cart-token")).isEmpty();
            assertThat(cart.header("cache-control")).contains("no-store");
        }
    }

    @Test
    void aCartShowsWhatItsItemsAreAndCost(Shop shop) {
        Answer product = shop.product(1250, 7);
        Answer cart = Shop.putIntoCart(shop.customer(), product.text("/variants/0/id"), 3)
                .expect(200);

        assertThat(cart.text("/items/0/variantId")).isEqualTo(product.text("/variants/0/id"));
        assertThat(cart.text("/items/0/productId")).isEqualTo(product.text("/id"));
        assertThat(cart.text("/items/0/sku")).isEqualTo(product.text("/variants/0/sku"));
        assertThat(cart.text("/items/0/title")).isEqualTo(product.text("/title"));
        assertThat(cart.at("/items/0/image").isNull()).isTrue();
        assertThat(cart.number("/items/0/quantity")).isEqualTo(3);
        assertThat(cart.number("/items/0/unitPrice/amount")).isEqualTo(1250);
        assertThat(cart.number("/items/0/lineTotal/amount")).isEqualTo(3750);
        assertThat(cart.number("/items/0/available")).isEqualTo(7);
        assertThat(cart.at("/items/0/priceChangedFrom").isNull()).isTrue();
        assertThat(cart.number("/itemCount")).isEqualTo(3);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(3750);
        assertThat(cart.text("/updatedAt")).endsWith("Z");
    }

    @Test
    void aGuestGetsATokenAtTheFirstWriteAndNoneAfterwards(Shop shop) {
        String variant = shop.variant(1000, 9);
        Answer first = Shop.putIntoCart(shop.anonymous(), variant, 1).expect(200);
        assertThat(first.header("cart-token")).hasSizeGreaterThanOrEqualTo(40);
        Client guest = shop.anonymous().with("Cart-Token", first.header("cart-token"));

        Answer second = Shop.putIntoCart(guest, variant, 1).expect(200);

        assertThat(second.header("cart-token")).isEmpty();
        assertThat(guest.get("/v1/cart").header("cart-token")).isEmpty();
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(second.number("/itemCount")).isEqualTo(2);
    }

    @Test
    void aCustomerGetsNoToken(Shop shop) {
        assertThat(Shop.putIntoCart(shop.customer(), shop.variant(1000, 9), 1).header("cart-token"))
                .isEmpty();
    }

    @Test
    void aTokenThatNamesNoCartIsNotAdopted(Shop shop) {
        String madeUp = "made-up-" + UUID.randomUUID();
        Client guest = shop.anonymous().with("Cart-Token", madeUp);
        assertThat(guest.get("/v1/cart").expect(200).number("/itemCount")).isZero();

        Answer added = Shop.putIntoCart(guest, shop.variant(1000, 9), 1).expect(200);

        assertThat(added.header("cart-token")).isNotEmpty().isNotEqualTo(madeUp);
        assertThat(guest.get("/v1/cart").number("/itemCount")).isZero();
    }

    @Test
    void aFirstWriteThatIsRepeatedGivesTheSameCartAndToken(Shop shop) {
        Client retrying = shop.anonymous().withNewKey();
        String variant = shop.variant(1000, 9);
        Answer first = Shop.putIntoCart(retrying, variant, 1).expect(200);

        Answer second = Shop.putIntoCart(retrying, variant, 1).expect(200);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("cart-token")).isEqualTo(first.header("cart-token"));
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
    }

    @Test
    void theSameVariantAgainAddsUp(Shop shop) {
        Client customer = shop.customer();
        String variant = shop.variant(1000, 9);
        Shop.putIntoCart(customer, variant, 2).expect(200);

        Answer cart = Shop.putIntoCart(customer, variant, 3).expect(200);

        assertThat(cart.at("/items")).hasSize(1);
        assertThat(cart.number("/items/0/quantity")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "1000000000", "null"})
    void aQuantityOutsideOf1To999IsRefused(String quantity, Shop shop) {
        Answer refused = shop.anonymous()
                .post("/v1/cart/items", newItem(shop.variant(1000, 9), quantity))
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "1e9", "\"1\"", "\"\"", "true", "[1]", "99999999999"})
    void whatIsNoWholeNumberIsNoQuantity(String quantity, Shop shop) {
        Answer refused = shop.anonymous()
                .post("/v1/cart/items", newItem(shop.variant(1000, 9), quantity))
                .expectProblem(400, "WRONG_TYPE");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @Test
    void anUnknownVariantIsNotSold(Shop shop) {
        Shop.putIntoCart(shop.customer(), UUID.randomUUID().toString(), 1).expectProblem(422, "VARIANT_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "archived"})
    void onlyActiveProductsAreSold(String status, Shop shop) {
        Answer product = shop.product(1000, 9);
        setStatus(shop, product, status);

        Shop.putIntoCart(shop.customer(), product.text("/variants/0/id"), 1).expectProblem(422, "VARIANT_UNAVAILABLE");
    }

    @Test
    void moreThanThereIsIsRefusedWithWhatThereIs(Shop shop) {
        Answer refused =
                Shop.putIntoCart(shop.customer(), shop.variant(1000, 4), 5).expectProblem(409, "INSUFFICIENT_STOCK");

        assertThat(refused.number("/available")).isEqualTo(4);
    }

    @Test
    void whatIsInTheCartAlreadyCounts(Shop shop) {
        Client customer = shop.customer();
        String variant = shop.variant(1000, 4);
        Shop.putIntoCart(customer, variant, 3).expect(200);

        Shop.putIntoCart(customer, variant, 2).expectProblem(409, "INSUFFICIENT_STOCK");

        assertThat(customer.get("/v1/cart").number("/itemCount")).isEqualTo(3);
    }

    @Test
    void aCartTakesAtMost999OfOneVariant(Shop shop) {
        Client customer = shop.customer();
        String variant = shop.variant(1, 5000);
        Shop.putIntoCart(customer, variant, 999).expect(200);

        Shop.putIntoCart(customer, variant, 1).expectProblem(422, "QUANTITY_TOO_LARGE");
    }

    @Test
    void aRefusedFirstWriteMakesNoCart(Shop shop) {
        Answer refused = Shop.putIntoCart(shop.anonymous(), shop.variant(1000, 4), 5);

        assertThat(refused.header("cart-token")).isEmpty();
    }

    @Test
    void aQuantityIsSetAndZeroTakesTheItemOut(Shop shop) {
        Client customer = shop.customer();
        String path = "/v1/cart/items/"
                + Shop.putIntoCart(customer, shop.variant(1000, 4), 1).text("/items/0/id");

        assertThat(customer.patch(path, "{\"quantity\":4}").expect(200).number("/itemCount"))
                .isEqualTo(4);
        assertThat(customer.patch(path, "{\"quantity\":0}").expect(200).at("/items"))
                .isEmpty();
        customer.patch(path, "{\"quantity\":1}").expectProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 409, INSUFFICIENT_STOCK",
        "-1, 422, VALIDATION_FAILED",
        "1000, 422, VALIDATION_FAILED",
        "1.5, 400, WRONG_TYPE",
        "null, 422, VALIDATION_FAILED"
    })
    void aQuantityThatCannotBeSetChangesNothing(String quantity, int status, String code, Shop shop) {
        Client customer = shop.customer();
        String path = "/v1/cart/items/"
                + Shop.putIntoCart(customer, shop.variant(1000, 4), 2).text("/items/0/id");

        customer.patch(path, "{\"quantity\":%s}".formatted(quantity)).expectProblem(status, code);

        assertThat(customer.get("/v1/cart").number("/itemCount")).isEqualTo(2);
    }

    @Test
    void anItemOfAnotherCartIsNotThere(Shop shop) {
        String variant = shop.variant(1000, 9);
        Client owner = shop.customer();
        String path = "/v1/cart/items/" + Shop.putIntoCart(owner, variant, 1).text("/items/0/id");
        Client other = Shop.guestWith(shop.anonymous(), variant, 1);

        other.patch(path, "{\"quantity\":2}").expectProblem(404, "NOT_FOUND");
        other.delete(path).expectProblem(404, "NOT_FOUND");
        shop.anonymous().delete(path).expectProblem(404, "NOT_FOUND");

        assertThat(owner.get("/v1/cart").number("/itemCount")).isEqualTo(1);
    }

    @Test
    void anItemIdThatIsNoIdIsNotThere(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1000, 9), 1);

        guest.delete("/v1/cart/items/nonsense").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void anItemIsTakenOut(Shop shop) {
        Client customer = shop.customer();
        String path = "/v1/cart/items/"
                + Shop.putIntoCart(customer, shop.variant(1000, 4), 1).text("/items/0/id");
        Shop.putIntoCart(customer, shop.variant(2000, 4), 1).expect(200);

        Answer cart = customer.delete(path).expect(200);

        assertThat(cart.at("/items")).hasSize(1);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(2000);
    }

    @Test
    void aCartIsCleared(Shop shop) {
        Client customer = shop.customer();
        Shop.putIntoCart(customer, shop.variant(1000, 4), 1).expect(200);
        Shop.putIntoCart(customer, shop.variant(2000, 4), 1).expect(200);

        assertThat(customer.delete("/v1/cart").expect(200).at("/items")).isEmpty();
        assertThat(customer.get("/v1/cart").number("/itemCount")).isZero();
    }

    @Test
    void clearingWhatIsEmptyIsNoMistake(Shop shop) {
        assertThat(shop.anonymous().delete("/v1/cart").expect(200).at("/items")).isEmpty();
    }

    @Test
    void aNewPriceCountsAndTheOldOneIsTold(Shop shop) {
        Answer product = shop.product(1000, 9);
        Client customer = shop.customer();
        Shop.putIntoCart(customer, product.text("/variants/0/id"), 2).expect(200);
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), """
                        {"variants":[{"sku":"%s","price":{"amount":1200,"currency":"EUR"}}]}
                        """.formatted(product.text("/variants/0/sku")))
                .expect(200);

        Answer cart = customer.get("/v1/cart").expect(200);

        assertThat(cart.number("/items/0/unitPrice/amount")).isEqualTo(1200);
        assertThat(cart.number("/items/0/priceChangedFrom/amount")).isEqualTo(1000);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(2400);
    }

    @Test
    void anArchivedProductStaysToBeSeenAndCanOnlyBecomeLess(Shop shop) {
        Answer product = shop.product(1000, 9);
        Client customer = shop.customer();
        String path = "/v1/cart/items/"
                + Shop.putIntoCart(customer, product.text("/variants/0/id"), 2).text("/items/0/id");
        setStatus(shop, product, "archived");

        assertThat(customer.get("/v1/cart").expect(200).number("/items/0/available"))
                .isZero();
        customer.patch(path, "{\"quantity\":3}").expectProblem(422, "VARIANT_UNAVAILABLE");
        customer.patch(path, "{\"quantity\":1}").expect(200);
        customer.delete(path).expect(200);
    }

    @Test
    void whatWasDeletedStaysToBeSeenAndTakenOut(Shop shop) {
        Answer product = shop.product(1200, 9);
        Client customer = shop.customer();
        Answer before =
                Shop.putIntoCart(customer, product.text("/variants/0/id"), 3).expect(200);
        String path = "/v1/cart/items/" + before.text("/items/0/id");
        shop.admin().delete("/v1/admin/products/" + product.text("/id")).expect(204);

        Answer cart = customer.get("/v1/cart").expect(200);

        assertThat(cart.number("/items/0/available")).isZero();
        assertThat(cart.number("/items/0/quantity")).isEqualTo(3);
        for (String member : List.of("variantId", "productId", "sku", "title")) {
            assertThat(cart.text("/items/0/" + member)).isEqualTo(before.text("/items/0/" + member));
        }
        assertThat(cart.number("/subtotal/amount")).isEqualTo(3600);
        customer.patch(path, "{\"quantity\":4}").expectProblem(422, "VARIANT_UNAVAILABLE");
        assertThat(customer.patch(path, "{\"quantity\":2}").expect(200).number("/itemCount"))
                .isEqualTo(2);
        assertThat(customer.delete(path).expect(200).at("/items")).isEmpty();
    }

    @Test
    void whatSoldOutCanOnlyBecomeLess(Shop shop) {
        String variant = shop.variant(1200, 3);
        Client customer = shop.customer();
        Answer before = Shop.putIntoCart(customer, variant, 2).expect(200);
        String path = "/v1/cart/items/" + before.text("/items/0/id");
        Client other = shop.customer();
        Shop.putIntoCart(other, variant, 3).expect(200);
        Shop.order(other.withNewKey(), "tok_ok").expect(201);

        assertThat(customer.patch(path, "{\"quantity\":3}")
                        .expectProblem(409, "INSUFFICIENT_STOCK")
                        .number("/available"))
                .isZero();
        assertThat(customer.patch(path, "{\"quantity\":2}").expect(200).number("/items/0/quantity"))
                .isEqualTo(2);
        assertThat(customer.patch(path, "{\"quantity\":1}").expect(200).number("/items/0/quantity"))
                .isEqualTo(1);
    }

    @Test
    @ManyConnections
    void nothingThatIsAddedAtTheSameTimeIsLost(Shop shop) {
        String variant = shop.variant(1000, 100);
        Client guest = Shop.guestWith(shop.anonymous(), variant, 1);

        AtOnce.run(20, i -> Shop.putIntoCart(guest, variant, 1).expect(200));

        Answer cart = guest.get("/v1/cart");
        assertThat(cart.at("/items")).hasSize(1);
        assertThat(cart.number("/itemCount")).isEqualTo(21);
    }

    @Test
    @ManyConnections
    void aCustomersFirstWritesAtTheSameTimeMakeOneCart(Shop shop) {
        Client customer = shop.customer();
        List<String> variants = List.of(shop.variant(1000, 100), shop.variant(1000, 100));

        List<Answer> answers = AtOnce.run(
                10, i -> Shop.putIntoCart(customer, variants.get(i % 2), 1).expect(200));

        assertThat(answers.stream().map(answer -> answer.text("/id")).distinct())
                .hasSize(1);
        assertThat(customer.get("/v1/cart").number("/itemCount")).isEqualTo(10);
    }

    private static void setStatus(Shop shop, Answer product, String status) {
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), "{\"status\":\"%s\"}".formatted(status))
                .expect(200);
    }

    private static String newItem(String variant, String quantity) {
        return "{\"variantId\":\"%s\",\"quantity\":%s}".formatted(variant, quantity);
    }
}
