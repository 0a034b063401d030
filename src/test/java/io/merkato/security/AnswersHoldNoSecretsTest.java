package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.SentOrder;
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

    /** What a buyer's browser confirms a payment by, told only while that waits for them. */
    private static final String FOR_THE_BUYER = "clientSecret";

    @Test
    void anOrderHoldsNothingOfPaymentOrSignIn(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 5), 1);
        SentOrder order = customer.order().isConfirmed();

        for (Answer answer : List.of(
                order.answer(),
                customer.client().get("/v1/orders"),
                order.read(),
                customer.client().get(order.path() + "/tracking"))) {
            holdsNoSecret(answer);
            assertThat(answer.body()).doesNotContain("tok_ok");
        }
    }

    @Test
    void aGuestsOrderDoesNotRepeatTheTokenThatOpensIt(Shop shop) {
        Guest guest = shop.guest();
        Answer added = guest.puts(shop.product(1000, 5), 1);
        holdsNoSecret(added);

        SentOrder order = guest.order().isConfirmed();

        for (Answer answer : List.of(added, order.answer(), guest.cart(), order.read())) {
            holdsNoSecret(answer);
            assertThat(answer.body()).doesNotContain(guest.token());
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
        String product = shop.product(1000, 4711).id();

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

    /** The names of all members; a {@link #FOR_THE_BUYER} counts where it holds something. */
    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>(node.propertyNames());
        names.removeIf(name -> FOR_THE_BUYER.equals(name) && node.get(name).isNull());
        node.forEach(child -> names.addAll(names(child)));
        return names;
    }
}
