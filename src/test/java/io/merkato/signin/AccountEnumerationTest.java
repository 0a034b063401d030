package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever asks in the name of an address learns nothing of whether, and how, it is known. */
@ShopTest
class AccountEnumerationTest {

    @Test
    void signingInTellsNothing(Shop shop) {
        Map<String, String> addresses = addresses(shop);

        expectAlike(addresses, email -> Customer.signIn(shop.anonymous(), email, "a wrong password"));
        addresses.remove("known");
        expectAlike(addresses, email -> Customer.signIn(shop.anonymous(), email, Shop.PASSWORD))
                .expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void askingForANewPasswordTellsNothing(Shop shop) {
        expectAlike(addresses(shop), email -> shop.anonymous()
                        .post("/v1/auth/forgot-password", "{\"email\":\"" + email + "\"}"))
                .expect(202);
    }

    @Test
    void registeringTellsNothing(Shop shop) {
        expectAlike(addresses(shop), email -> register(shop, email)).expect(202);
    }

    @Test
    void aWeakPasswordTellsNothing(Shop shop) {
        expectAlike(addresses(shop), email -> shop.anonymous().post("/v1/auth/register", """
                        {"email":"%s","password":"password1","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email)))
                .expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void whoRegistersAgainIsToldByMailAlone(Shop shop) {
        Customer ada = Customer.of(shop);

        register(shop, ada.email().toUpperCase(Locale.ROOT)).expect(202);

        String mail = shop.mails(ada.email(), 2).get(0).toString();
        assertThat(mail).contains("You already have an account").doesNotContain("token=");
        assertThat(accounts(shop, ada.email())).isEqualTo(1);
        ada.expectSignedIn();
        ada.signIn(Shop.PASSWORD).expect(200);
    }

    @Test
    void anAddressWithATagIsAnotherAddress(Shop shop) {
        Customer ada = Customer.of(shop);
        String tagged = ada.email().replace("@", "+shop@");

        expectItsOwnAccount(shop, ada, tagged);
    }

    @Test
    void anAddressThatOnlyLooksTheSameIsAnotherAddress(Shop shop) {
        Customer ada = Customer.of(shop);

        expectItsOwnAccount(shop, ada, ada.email().replace("example", "ex\u0430mple"));
        for (String before : List.of("b\u0443yer", "buyer\u0301")) {
            register(shop, ada.email().replace("buyer", before)).expectProblem(422, "VALIDATION_FAILED");
        }
    }

    private static void expectItsOwnAccount(Shop shop, Customer ada, String lookalike) {
        register(shop, lookalike).expect(202);

        assertThat(shop.mails(lookalike, 1).get(0).toString()).contains("/confirm-email?token=");
        assertThat(shop.mails(ada.email(), 1)).hasSize(1);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(lookalike) + "\"}")
                .expect(204);
        String id = Customer.signIn(shop.anonymous(), lookalike, Shop.PASSWORD)
                .expect(200)
                .text("/user/id");
        assertThat(id).isNotEqualTo(ada.id());
        ada.expectSignedIn();
    }

    /** An address of each kind. */
    private static Map<String, String> addresses(Shop shop) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("unknown", newAddress());
        addresses.put("known", shop.registered());
        String unconfirmed = newAddress();
        register(shop, unconfirmed).expect(202);
        shop.mails(unconfirmed, 1);
        addresses.put("unconfirmed", unconfirmed);
        Customer disabled = Customer.of(shop);
        shop.admin()
                .patch("/v1/admin/users/" + disabled.id(), "{\"disabled\":true}")
                .expect(200);
        addresses.put("disabled", disabled.email());
        return addresses;
    }

    private static Answer expectAlike(Map<String, String> addresses, Function<String, Answer> ask) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        addresses.forEach((kind, email) -> answers.put(kind, ask.apply(email)));
        Answer unknown = Objects.requireNonNull(answers.get("unknown"));
        answers.forEach((kind, answer) -> {
            assertThat(answer.status()).as(kind).isEqualTo(unknown.status());
            assertThat(answer.body()).as(kind).isEqualTo(unknown.body());
            assertThat(answer.response().headers().map().keySet())
                    .as(kind)
                    .isEqualTo(unknown.response().headers().map().keySet());
        });
        return unknown;
    }

    private static Answer register(Shop shop, String email) {
        return shop.anonymous().post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD));
    }

    private static int accounts(Shop shop, String email) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*) from accounts.account where lower(email) = lower(:email)")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
