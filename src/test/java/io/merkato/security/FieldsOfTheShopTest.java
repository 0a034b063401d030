package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the shop decides, sent along by a client in the hope that it is taken over. */
@ShopTest
class FieldsOfTheShopTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"role\":\"admin\"",
                "\"roles\":[\"admin\"]",
                "\"is_admin\":true",
                "\"isAdmin\":true",
                "\"id\":\"00000000-0000-7000-8000-000000000001\"",
                "\"email_verified\":true",
                "\"emailVerified\":true",
                "\"confirmedAt\":\"2020-01-01T00:00:00Z\"",
                "\"balance\":1000000",
                "\"created_at\":\"2020-01-01T00:00:00Z\"",
                "\"createdAt\":\"2020-01-01T00:00:00Z\"",
                "\"disabled\":false",
                "\"passwordHash\":\"x\"",
                "\"__proto__\":{\"roles\":[\"admin\"]}",
                "\"class\":{\"classLoader\":{}}",
                "\"@class\":\"java.lang.Object\"",
                "\"@type\":\"Account\""
            })
    void nobodyGivesThemselvesMoreThanAName(String field, Shop shop) {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        Client customer = shop.customer();
        Answer before = customer.get("/v1/me").expect(200);

        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"A","lastName":"B",%s}
                        """.formatted(email, Shop.PASSWORD, field))
                .expectProblem(400, "UNKNOWN_FIELD");
        customer.patch("/v1/me", "{\"firstName\":\"Changed\"," + field + "}").expectProblem(400, "UNKNOWN_FIELD");

        assertThat(customer.get("/v1/me").body()).isEqualTo(before.body());
        assertThat(shop.mails(email, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"price\":{\"amount\":1,\"currency\":\"EUR\"}",
                "\"unitPrice\":{\"amount\":1,\"currency\":\"EUR\"}",
                "\"lineTotal\":{\"amount\":1,\"currency\":\"EUR\"}",
                "\"currency\":\"JPY\"",
                "\"discount\":100",
                "\"title\":\"Cheap\"",
                "\"cartId\":\"00000000-0000-7000-8000-000000000001\""
            })
    void nobodyNamesThePriceOfWhatTheyPutIn(String field, Shop shop) {
        Product product = shop.product(5000, 5);
        Customer customer = Customer.of(shop);
        Client client = customer.client();

        client.post("/v1/cart/items", "{\"variantId\":\"%s\",\"quantity\":1,%s}".formatted(product.variant(), field))
                .expectProblem(400, "UNKNOWN_FIELD");
        assertThat(customer.unitsInCart()).isZero();

        Answer cart = customer.puts(product, 1);
        client.patch("/v1/cart/items/" + cart.text("/items/0/id"), "{\"quantity\":2," + field + "}")
                .expectProblem(400, "UNKNOWN_FIELD");
        assertThat(customer.cart().number("/subtotal/amount")).isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"total\":{\"amount\":1,\"currency\":\"EUR\"}",
                "\"subtotal\":{\"amount\":1,\"currency\":\"EUR\"}",
                "\"shipping\":{\"amount\":0,\"currency\":\"EUR\"}",
                "\"tax\":{\"amount\":0,\"currency\":\"EUR\"}",
                "\"currency\":\"JPY\"",
                "\"discount\":{\"amount\":4999,\"currency\":\"EUR\"}",
                "\"items\":[]",
                "\"status\":\"confirmed\"",
                "\"paymentStatus\":\"paid\"",
                "\"userId\":\"00000000-0000-7000-8000-000000000001\"",
                "\"number\":\"M-00000000\""
            })
    void nobodyNamesTheTotalOfAnOrder(String field, Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(5000, 5), 1);

        customer.client()
                .withNewKey()
                .post("/v1/orders", """
                        {"shippingAddress":%s,"shippingMethod":"standard",
                         "payment":{"method":"sandbox","token":"tok_ok"},%s}
                        """.formatted(Shop.ADDRESS, field))
                .expectProblem(400, "UNKNOWN_FIELD");
        customer.client().post("/v1/checkout/quote", "{" + field + "}").expectProblem(400, "UNKNOWN_FIELD");

        assertThat(customer.orders()).isEmpty();
        assertThat(customer.unitsInCart()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"amount\":1", "\"status\":\"paid\"", "\"captured\":true", "\"operationId\":\"x\""})
    void nobodyNamesTheOutcomeOfAPayment(String field, Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(5000, 5), 1);

        customer.client()
                .withNewKey()
                .post("/v1/orders", """
                        {"shippingAddress":%s,"shippingMethod":"standard",
                         "payment":{"method":"sandbox","token":"tok_declined",%s}}
                        """.formatted(Shop.ADDRESS, field))
                .expectProblem(400, "UNKNOWN_FIELD");

        assertThat(customer.orders()).isEmpty();
    }

    @Test
    void theExpectedTotalBindsTheShopAndDoesNotSetIt(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(5000, 5), 1);

        for (String expected : new String[] {"0", "1", "-5000", "9007199254740991"}) {
            customer.client()
                    .withNewKey()
                    .post("/v1/orders", """
                            {"shippingAddress":%s,"shippingMethod":"standard",
                             "payment":{"method":"sandbox","token":"tok_ok"},
                             "expectedTotal":{"amount":%s,"currency":"EUR"}}
                            """.formatted(Shop.ADDRESS, expected))
                    .expectProblem(409, "TOTAL_CHANGED");
        }
        assertThat(customer.orders()).isEmpty();
    }
}
