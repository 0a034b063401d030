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
        Product product = shop.product(1250, 7);
        Answer cart = Customer.of(shop).puts(product, 3);

        assertThat(cart.text("/items/0/variantId")).isEqualTo(product.variant());
        assertThat(cart.text("/items/0/productId")).isEqualTo(product.id());
        assertThat(cart.text("/items/0/sku")).isEqualTo(product.sku());
        assertThat(cart.text("/items/0/title")).isEqualTo(product.title());
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
        Product product = shop.product(1000, 9);
        Guest guest = shop.guest();
        Answer first = guest.puts(product, 1);
        assertThat(first.header("cart-token")).hasSizeGreaterThanOrEqualTo(40);

        Answer second = guest.puts(product, 1);

        assertThat(second.header("cart-token")).isEmpty();
        assertThat(guest.cart().header("cart-token")).isEmpty();
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(second.number("/itemCount")).isEqualTo(2);
    }

    @Test
    void aCustomerGetsNoToken(Shop shop) {
        assertThat(Customer.of(shop).puts(shop.product(1000, 9), 1).header("cart-token"))
                .isEmpty();
    }

    @Test
    void aTokenThatNamesNoCartIsNotAdopted(Shop shop) {
        String madeUp = "made-up-" + UUID.randomUUID();
        Shopper guest = Shopper.of(shop.anonymous().with("Cart-Token", madeUp));
        assertThat(guest.unitsInCart()).isZero();

        Answer added = guest.puts(shop.product(1000, 9), 1);

        assertThat(added.header("cart-token")).isNotEmpty().isNotEqualTo(madeUp);
        assertThat(guest.unitsInCart()).isZero();
    }

    @Test
    void aFirstWriteThatIsRepeatedGivesTheSameCartAndToken(Shop shop) {
        Shopper retrying = Shopper.of(shop.anonymous().withNewKey());
        Product product = shop.product(1000, 9);
        Answer first = retrying.puts(product, 1);

        Answer second = retrying.puts(product, 1);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("cart-token")).isEqualTo(first.header("cart-token"));
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
    }

    @Test
    void theSameVariantAgainAddsUp(Shop shop) {
        Customer customer = Customer.of(shop);
        Product product = shop.product(1000, 9);
        customer.puts(product, 2);

        Answer cart = customer.puts(product, 3);

        assertThat(cart.at("/items")).hasSize(1);
        assertThat(cart.number("/items/0/quantity")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "1000000000", "null"})
    void aQuantityOutsideOf1To999IsRefused(String quantity, Shop shop) {
        Answer refused = shop.anonymous()
                .post("/v1/cart/items", newItem(shop.product(1000, 9), quantity))
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "1e9", "\"1\"", "\"\"", "true", "[1]", "99999999999"})
    void whatIsNoWholeNumberIsNoQuantity(String quantity, Shop shop) {
        Answer refused = shop.anonymous()
                .post("/v1/cart/items", newItem(shop.product(1000, 9), quantity))
                .expectProblem(400, "WRONG_TYPE");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @Test
    void anUnknownVariantIsNotSold(Shop shop) {
        Customer.of(shop).triesToPut(UUID.randomUUID().toString(), 1).expectProblem(422, "VARIANT_UNAVAILABLE");
    }

    @Test
    void aPreconditionIsAskedForAlsoWhereThereIsNoCart(Shop shop) {
        shop.anonymous().with("If-Match", "\"another\"").delete("/v1/cart").expectProblem(412, "PRECONDITION_FAILED");
    }

    @Test
    void onlyActiveProductsAreSold(Shop shop) {
        for (Product product :
                List.of(shop.product(1000, 9).drafted(), shop.product(1000, 9).archived())) {
            Customer.of(shop).triesToPut(product, 1).expectProblem(422, "VARIANT_UNAVAILABLE");
        }
    }

    @Test
    void moreThanThereIsIsRefusedWithWhatThereIs(Shop shop) {
        Answer refused =
                Customer.of(shop).triesToPut(shop.product(1000, 4), 5).expectProblem(409, "INSUFFICIENT_STOCK");

        assertThat(refused.number("/available")).isEqualTo(4);
    }

    @Test
    void whatIsInTheCartAlreadyCounts(Shop shop) {
        Customer customer = Customer.of(shop);
        Product product = shop.product(1000, 4);
        customer.puts(product, 3);

        customer.triesToPut(product, 2).expectProblem(409, "INSUFFICIENT_STOCK");

        assertThat(customer.unitsInCart()).isEqualTo(3);
    }

    @Test
    void aCartTakesAtMost999OfOneVariant(Shop shop) {
        Customer customer = Customer.of(shop);
        Product product = shop.product(1, 5000);
        customer.puts(product, 999);

        customer.triesToPut(product, 1).expectProblem(422, "QUANTITY_TOO_LARGE");
    }

    @Test
    void aRefusedFirstWriteMakesNoCart(Shop shop) {
        Answer refused = shop.guest().triesToPut(shop.product(1000, 4), 5);

        assertThat(refused.header("cart-token")).isEmpty();
    }

    @Test
    void aQuantityIsSetAndZeroTakesTheItemOut(Shop shop) {
        Customer customer = Customer.of(shop);
        String item = item(customer.puts(shop.product(1000, 4), 1));

        assertThat(set(customer, item, "4").expect(200).number("/itemCount")).isEqualTo(4);
        assertThat(set(customer, item, "0").expect(200).at("/items")).isEmpty();
        set(customer, item, "1").expectProblem(404, "NOT_FOUND");
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
        Customer customer = Customer.of(shop);
        String item = item(customer.puts(shop.product(1000, 4), 2));

        set(customer, item, quantity).expectProblem(status, code);

        assertThat(customer.unitsInCart()).isEqualTo(2);
    }

    @Test
    void anItemOfAnotherCartIsNotThere(Shop shop) {
        Product product = shop.product(1000, 9);
        Customer owner = Customer.of(shop);
        String item = item(owner.puts(product, 1));
        Guest other = shop.guestWith(product, 1);

        set(other, item, "2").expectProblem(404, "NOT_FOUND");
        other.client().delete(item).expectProblem(404, "NOT_FOUND");
        shop.anonymous().delete(item).expectProblem(404, "NOT_FOUND");

        assertThat(owner.unitsInCart()).isEqualTo(1);
    }

    @Test
    void anItemIdThatIsNoIdIsNotThere(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 9), 1);

        guest.client().delete("/v1/cart/items/nonsense").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void anItemIsTakenOut(Shop shop) {
        Customer customer = Customer.of(shop);
        String item = item(customer.puts(shop.product(1000, 4), 1));
        customer.puts(shop.product(2000, 4), 1);

        Answer cart = customer.client().delete(item).expect(200);

        assertThat(cart.at("/items")).hasSize(1);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(2000);
    }

    @Test
    void aCartIsCleared(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 4), 1);
        customer.puts(shop.product(2000, 4), 1);

        assertThat(customer.client().delete("/v1/cart").expect(200).at("/items"))
                .isEmpty();
        assertThat(customer.unitsInCart()).isZero();
    }

    @Test
    void clearingWhatIsEmptyIsNoMistake(Shop shop) {
        assertThat(shop.anonymous().delete("/v1/cart").expect(200).at("/items")).isEmpty();
    }

    @Test
    void aNewPriceCountsAndTheOldOneIsTold(Shop shop) {
        Product product = shop.product(1000, 9);
        Customer customer = Customer.of(shop);
        customer.puts(product, 2);
        product.priced(1200);

        Answer cart = customer.cart();

        assertThat(cart.number("/items/0/unitPrice/amount")).isEqualTo(1200);
        assertThat(cart.number("/items/0/priceChangedFrom/amount")).isEqualTo(1000);
        assertThat(cart.number("/subtotal/amount")).isEqualTo(2400);
    }

    @Test
    void anArchivedProductStaysToBeSeenAndCanOnlyBecomeLess(Shop shop) {
        Product product = shop.product(1000, 9);
        Customer customer = Customer.of(shop);
        String item = item(customer.puts(product, 2));
        product.archived();

        assertThat(customer.cart().number("/items/0/available")).isZero();
        set(customer, item, "3").expectProblem(422, "VARIANT_UNAVAILABLE");
        set(customer, item, "1").expect(200);
        customer.client().delete(item).expect(200);
    }

    @Test
    void whatWasDeletedStaysToBeSeenAndTakenOut(Shop shop) {
        Product product = shop.product(1200, 9);
        Customer customer = Customer.of(shop);
        Answer before = customer.puts(product, 3);
        product.deleted();

        Answer cart = customer.cart();

        assertThat(cart.number("/items/0/available")).isZero();
        assertThat(cart.number("/items/0/quantity")).isEqualTo(3);
        for (String member : List.of("variantId", "productId", "sku", "title")) {
            assertThat(cart.text("/items/0/" + member)).isEqualTo(before.text("/items/0/" + member));
        }
        assertThat(cart.number("/subtotal/amount")).isEqualTo(3600);
        set(customer, item(before), "4").expectProblem(422, "VARIANT_UNAVAILABLE");
        assertThat(set(customer, item(before), "2").expect(200).number("/itemCount"))
                .isEqualTo(2);
        assertThat(customer.client().delete(item(before)).expect(200).at("/items"))
                .isEmpty();
    }

    @Test
    void whatSoldOutCanOnlyBecomeLess(Shop shop) {
        Product product = shop.product(1200, 3);
        Customer customer = Customer.of(shop);
        String item = item(customer.puts(product, 2));
        product.soldOut();

        assertThat(set(customer, item, "3")
                        .expectProblem(409, "INSUFFICIENT_STOCK")
                        .number("/available"))
                .isZero();
        assertThat(set(customer, item, "2").expect(200).number("/items/0/quantity"))
                .isEqualTo(2);
        assertThat(set(customer, item, "1").expect(200).number("/items/0/quantity"))
                .isEqualTo(1);
    }

    @Test
    @ManyConnections
    void nothingThatIsAddedAtTheSameTimeIsLost(Shop shop) {
        Product product = shop.product(1000, 100);
        Guest guest = shop.guestWith(product, 1);

        AtOnce.run(20, i -> guest.puts(product, 1));

        Answer cart = guest.cart();
        assertThat(cart.at("/items")).hasSize(1);
        assertThat(cart.number("/itemCount")).isEqualTo(21);
    }

    @Test
    @ManyConnections
    void aCustomersFirstWritesAtTheSameTimeMakeOneCart(Shop shop) {
        Customer customer = Customer.of(shop);
        List<Product> products = List.of(shop.product(1000, 100), shop.product(1000, 100));

        List<Answer> carts = AtOnce.run(10, i -> customer.puts(products.get(i % 2), 1));

        assertThat(carts.stream().map(cart -> cart.text("/id")).distinct()).hasSize(1);
        assertThat(customer.unitsInCart()).isEqualTo(10);
    }

    private static String newItem(Product product, String quantity) {
        return "{\"variantId\":\"%s\",\"quantity\":%s}".formatted(product.variant(), quantity);
    }

    /** The path of the first item of a cart. */
    private static String item(Answer cart) {
        return "/v1/cart/items/" + cart.text("/items/0/id");
    }

    private static Answer set(Shopper shopper, String item, String quantity) {
        return shopper.client().patch(item, "{\"quantity\":%s}".formatted(quantity));
    }
}
