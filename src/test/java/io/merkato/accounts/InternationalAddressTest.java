package io.merkato.accounts;

import static io.merkato.testing.Shop.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** müller.example and xn--mller-kva.example are one domain, so a mailbox there has one account. */
@ShopTest
class InternationalAddressTest {

    private final String local = "ada-" + UUID.randomUUID();
    private final String unicode = local + "@müller.example";
    private final String ascii = local + "@xn--mller-kva.example";
    private final List<String> spellings =
            List.of(unicode, ascii, local + "@MÜLLER.example", " " + ascii.toUpperCase(Locale.ROOT) + " ");

    @Test
    void eachSpellingSignsIn(Shop shop) {
        register(shop, unicode);

        for (String spelling : spellings) {
            Customer.signIn(shop.anonymous(), spelling, PASSWORD).expect(200);
        }
        assertThat(shop.signIn(ascii, PASSWORD).text("/user/email")).isEqualTo(unicode);
    }

    @Test
    void aSecondRegistrationIsToldOfTheAccount(Shop shop) {
        register(shop, ascii);

        post(shop, unicode).expect(202);

        assertThat(shop.mails(unicode, 2).get(0).get("subject").asString()).startsWith("You already have an account");
        assertThat(shop.mails(ascii, 2)).hasSameSizeAs(shop.mails(unicode, 2));
    }

    @Test
    void aForgottenPasswordIsResetInEachSpelling(Shop shop) {
        register(shop, unicode);

        shop.anonymous()
                .post("/v1/auth/forgot-password", "{\"email\":\"" + ascii + "\"}")
                .expect(202);
        shop.mails(unicode, 2);
        shop.anonymous()
                .post(
                        "/v1/auth/reset-password",
                        "{\"token\":\"%s\",\"newPassword\":\"another good phrase\"}".formatted(shop.mailedToken(ascii)))
                .expect(200);

        shop.signIn(ascii, "another good phrase");
    }

    @Test
    void anAdminFindsTheAccountInEachSpelling(Shop shop) {
        String id = register(shop, unicode).text("/user/id");

        for (String spelling : spellings) {
            Answer found = shop.admin()
                    .get("/v1/admin/users?email=" + URLEncoder.encode(spelling, StandardCharsets.UTF_8))
                    .expect(200);
            assertThat(found.at("/items")).hasSize(1);
            assertThat(found.text("/items/0/id")).isEqualTo(id);
        }
    }

    @Test
    void anotherAccountCannotMoveToTheOtherSpelling(Shop shop) {
        register(shop, unicode);
        Customer eve = Customer.of(shop);

        eve.client()
                .put("/v1/me/email", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ascii, PASSWORD))
                .expect(202);

        assertThat(shop.mails(ascii, 2).get(0).get("subject").asString()).startsWith("You already have an account");
    }

    @Test
    void onesOwnAddressMayBeChangedToTheOtherSpelling(Shop shop) {
        Client ada = shop.anonymous().bearing(register(shop, unicode).text("/accessToken"));

        ada.put("/v1/me/email", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ascii, PASSWORD))
                .expect(202);
        shop.mails(ascii, 3);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + tokenOfChange(shop) + "\"}")
                .expect(204);

        assertThat(ada.get("/v1/me").text("/email")).isEqualTo(ascii);
    }

    @Test
    void guessesAtAllSpellingsAreCountedTogether(Shop shop) {
        register(shop, unicode);

        for (int i = 0; i < 5; i++) {
            Customer.signIn(shop.anonymous(), spellings.get(i % spellings.size()), "wrong")
                    .expect(401);
        }

        for (String spelling : spellings) {
            Customer.signIn(shop.anonymous(), spelling, PASSWORD).expect(429);
        }
    }

    @Test
    void aGuestsMailIsFoundInEachSpelling(Shop shop) {
        shop.guestWith(shop.product(1000, 5), 1).mailedAt(unicode).order().isConfirmed();

        assertThat(shop.mails(ascii, 1)).hasSize(1);
        assertThat(shop.mails(unicode, 1)).hasSize(1);
    }

    /** An earlier version took the spellings for two addresses, and nobody may lose an account by that. */
    @Test
    void twoAccountsOfOneMailboxStayReachable(Shop shop) {
        String first = register(shop, ascii).text("/user/id");
        String elsewhere = shop.registered();
        String second = shop.signIn(elsewhere, PASSWORD).text("/user/id");
        respell(shop, second, unicode);

        assertThat(shop.signIn(ascii, PASSWORD).text("/user/id")).isEqualTo(first);
        assertThat(shop.signIn(unicode, PASSWORD).text("/user/id")).isEqualTo(second);
        assertThat(shop.admin().get("/v1/admin/users?email=" + ascii).at("/items"))
                .hasSize(2);
    }

    @Test
    void anAccountOfAnEarlierVersionIsFoundInEachSpelling(Shop shop) {
        String id = shop.signIn(shop.registered(), PASSWORD).text("/user/id");
        respell(shop, id, unicode);

        for (String spelling : spellings) {
            assertThat(shop.signIn(spelling, PASSWORD).text("/user/id")).isEqualTo(id);
        }
        post(shop, ascii).expect(202);
        assertThat(shop.mails(ascii, 1).get(0).get("subject").asString()).startsWith("You already have an account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jörg@example.org",
                "ada@xn--a.example",
                "ada@-",
                "ada@ü",
                "ada@a\u200db.example",
                "ada@ü..example"
            })
    void thisIsNoAddressToWriteTo(String email, Shop shop) {
        Answer refused = post(shop, email).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/email");
        assertThat(refused.text("/errors/0/code")).isEqualTo("EMAIL_ADDRESS");
    }

    @Test
    void blanksAroundAnAddressAreCutOff(Shop shop) {
        String plain = local + "@example.org";
        String blank = "  " + plain + " \\t";
        post(shop, blank).expect(202);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(plain) + "\"}")
                .expect(204);

        Answer session = shop.signIn(blank, PASSWORD);

        assertThat(session.text("/user/email")).isEqualTo(plain);
        shop.signIn(plain, PASSWORD);
        shop.anonymous()
                .post("/v1/auth/forgot-password", "{\"email\":\"" + blank + "\"}")
                .expect(202);
        assertThat(shop.mails(plain, 2).get(0).get("subject").asString()).isEqualTo("Choose a new password");
        Guest guest = shop.guestWith(shop.product(1000, 5), 1).mailedAt(blank);
        assertThat(guest.order().isConfirmed().answer().text("/email")).isEqualTo(plain);
        post(shop, "ada lovelace@example.org").expectProblem(422, "VALIDATION_FAILED");
        post(shop, "   ").expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void aTextThatIsNoAddressSignsNobodyIn(Shop shop) {
        for (String email : List.of("", "@", "a@", "ü", "@ü.example", "a@" + "ü".repeat(100_000))) {
            Customer.signIn(shop.anonymous(), email, PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
        }
    }

    private static Answer register(Shop shop, String email) {
        post(shop, email).expect(202);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(email) + "\"}")
                .expect(204);
        return shop.signIn(email, PASSWORD);
    }

    private static Answer post(Shop shop, String email) {
        return shop.anonymous().post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, PASSWORD));
    }

    private String tokenOfChange(Shop shop) {
        return shop.mails(ascii, 3)
                .valueStream()
                .filter(mail -> mail.get("subject").asString().contains("new email"))
                .map(mail -> mail.get("text").asString().replaceAll("(?s).*token=([A-Za-z0-9_-]+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    /** Gives an account the address and the key that an earlier version would have. */
    private static void respell(Shop shop, String id, String email) {
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set email = :email, email_key = :email where id = :id::uuid")
                .param("email", email)
                .param("id", id)
                .update();
    }
}
