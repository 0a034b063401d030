package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What answers tell beyond what their reader needs. */
@ShopTest
class AnswersHoldNoSecretsTest {

    private static final List<String> SECRETS = List.of(
            "hash",
            "secret",
            "token",
            "password",
            "salt",
            "argon",
            "cost",
            "internal",
            "gateway",
            "operation",
            "private",
            "session",
            "ipaddress",
            "sealed");

    @Test
    void anOrderHoldsNothingOfPaymentOrSignIn(Shop shop) {
        Client customer = shop.customer();
        Shop.putIntoCart(customer, shop.variant(1000, 5), 1).expect(200);
        Answer order = Shop.order(customer.withNewKey(), "tok_ok").expect(201);

        for (Answer answer : List.of(
                order,
                customer.get("/v1/orders"),
                customer.get(order.header("location")),
                customer.get(order.header("location") + "/tracking"))) {
            holdsNoSecret(answer);
            assertThat(answer.body()).doesNotContain("tok_ok");
        }
    }

    @Test
    void aGuestsOrderDoesNotRepeatTheTokenThatOpensIt(Shop shop) {
        Answer added = Shop.putIntoCart(shop.anonymous(), shop.variant(1000, 5), 1);
        String token = added.header("cart-token");
        Client guest = shop.anonymous().with("Cart-Token", token);
        holdsNoSecret(added);

        Answer order = Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                .expect(201);

        for (Answer answer : List.of(added, order, guest.get("/v1/cart"), guest.get(order.header("location")))) {
            holdsNoSecret(answer);
            assertThat(answer.body()).doesNotContain(token);
        }
    }

    @Test
    void aPersonIsToldWithoutTheirSecrets(Shop shop) {
        Answer signedIn = shop.signIn(shop.registered(), Shop.PASSWORD);

        holdsNoSecret(shop.anonymous().bearing(signedIn.text("/accessToken")).get("/v1/me"));
        assertThat(signedIn.at("/user").propertyNames())
                .containsExactlyInAnyOrder("id", "email", "firstName", "lastName", "roles");
        assertThat(signedIn.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "accessToken", "expiresIn", "refreshToken", "refreshExpiresIn", "tokenType", "user");
    }

    @Test
    void thePublicCatalogueHoldsNothingOfTheWarehouse(Shop shop) {
        String product = shop.product(1000, 4711).text("/id");

        Answer answer = shop.anonymous().get("/v1/products/" + product).expect(200);

        holdsNoSecret(answer);
        assertThat(names(answer.json()))
                .doesNotContain("onHand", "reserved", "lowStockThreshold", "status", "taxClass");
    }

    private static void holdsNoSecret(Answer answer) {
        assertThat(answer.status()).isBetween(200, 201);
        assertThat(names(answer.json())).isNotEmpty().allSatisfy(name -> assertThat(name.toLowerCase(Locale.ROOT))
                .doesNotContain(SECRETS));
        assertThat(answer.body()).doesNotContain("$argon2", "eyJ");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>(node.propertyNames());
        node.forEach(child -> names.addAll(names(child)));
        return names;
    }
}
