package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a name is needed, it has something to see. */
@ShopTest
class InvisibleNamesTest {

    private static final List<String> NOTHINGS =
            List.of("\u200b", "\u00a0", "\u3164\u2060", "\u2800", "\ufe0f\udb40\udc41");

    static Stream<Arguments> namesOfProducts() {
        return Stream.of("Title", "Brand", "Name", "Variant", "Option", "Choice")
                .flatMap(name -> NOTHINGS.stream().map(nothing -> Arguments.of(name, nothing)));
    }

    @ParameterizedTest
    @MethodSource("namesOfProducts")
    void aProductIsRefused(String name, String nothing, Shop shop) {
        String product = product();
        String id = shop.admin().post("/v1/admin/products", product).expect(201).text("/id");

        for (Answer refused : List.of(
                shop.admin().post("/v1/admin/products", product.replace(name, nothing)),
                shop.admin().patch("/v1/admin/products/" + id, product.replace(name, nothing)))) {
            refused.expectProblem(422, "VALIDATION_FAILED");
            assertThat(refused.at("/errors")).as(refused.body()).hasSize(1);
            assertThat(refused.text("/errors/0/code")).isEqualTo("REQUIRED");
        }
    }

    @Test
    void aCategoryIsRefused(Shop shop) {
        String id = shop.admin()
                .post("/v1/admin/categories", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .expect(201)
                .text("/id");

        for (String nothing : NOTHINGS) {
            String body = "{\"name\":\"%s\"}".formatted(nothing);
            shop.admin().post("/v1/admin/categories", body).expectProblem(422, "VALIDATION_FAILED");
            shop.admin().patch("/v1/admin/categories/" + id, body).expectProblem(422, "VALIDATION_FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName"})
    void aPersonIsRefused(String name, Shop shop) {
        Client customer = shop.customer();

        for (String nothing : NOTHINGS) {
            String registration =
                    "{\"email\":\"x@example.org\",\"password\":\"%s\",\"firstName\":\"Ada\",\"lastName\":\"Ada\"}"
                            .formatted(Shop.PASSWORD)
                            .replace("\"" + name + "\":\"Ada\"", "\"" + name + "\":\"" + nothing + "\"");
            shop.anonymous().post("/v1/auth/register", registration).expectProblem(422, "VALIDATION_FAILED");
            customer.patch("/v1/me", "{\"%s\":\"%s\"}".formatted(name, nothing))
                    .expectProblem(422, "VALIDATION_FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Lovelace", "Ring 1", "\"Berlin\""})
    void anAddressIsRefused(String part, Shop shop) {
        Client customer = shop.customer();
        Shopper.of(customer).puts(shop.product(100, 5), 1);

        for (String nothing : NOTHINGS) {
            String address = Shop.ADDRESS.replace(part, part.startsWith("\"") ? "\"" + nothing + "\"" : nothing);
            customer.post("/v1/me/addresses", address).expectProblem(422, "VALIDATION_FAILED");
            customer.post("/v1/checkout/quote", "{\"shippingAddress\":%s}".formatted(address))
                    .expectProblem(422, "VALIDATION_FAILED");
            customer.withNewKey().post("/v1/orders", """
                            {"shippingAddress":%s,"shippingMethod":"standard",
                             "payment":{"method":"sandbox","token":"tok_ok"}}
                            """.formatted(address)).expectProblem(422, "VALIDATION_FAILED");
        }
    }

    private static String product() {
        return """
                {"title":"Title","brand":"Brand","attributes":{"Name":"Value"},
                 "variants":[{"sku":"%s","title":"Variant","options":{"Option":"Choice"},
                   "price":{"amount":1,"currency":"EUR"}}]}
                """.formatted(UUID.randomUUID());
    }
}
