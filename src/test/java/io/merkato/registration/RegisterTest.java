package io.merkato.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ShopTest
class RegisterTest {

    @Test
    void aNewAddressGetsALinkToConfirmIt(Shop shop) {
        String email = newAddress();

        Answer answer = register(shop, email, Shop.PASSWORD).expect(202);

        assertThat(answer.text("/message")).isNotBlank();
        JsonNode mail = shop.mails(email, 1).get(0);
        assertThat(mail.get("text").asString()).contains("token=");
        assertThat(mail.get("to").asString()).isEqualTo(email);
    }

    @Test
    void aKnownAddressGetsTheSameAnswerAndAMailThatTellsSo(Shop shop) {
        String email = shop.registered();
        Answer unknown = register(shop, newAddress(), Shop.PASSWORD).expect(202);

        Answer known = register(shop, email, "another long password").expect(202);

        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(known.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
        assertThat(shop.mails(email, 2).get(0).get("text").asString()).doesNotContain("token=");
        shop.signIn(email, Shop.PASSWORD);
    }

    @Test
    void addressesThatDifferInCaseAreOneAccount(Shop shop) {
        String email = shop.registered();

        register(shop, email.toUpperCase(Locale.ROOT), "another long password").expect(202);

        shop.mails(email, 2);
        assertThat(accounts(shop, email)).isEqualTo(1);
    }

    @Test
    @ManyConnections
    void manyAtOnceMakeOneAccount(Shop shop) {
        String email = newAddress();

        assertThat(AtOnce.run(10, i -> register(shop, email, Shop.PASSWORD)))
                .extracting(Answer::status)
                .containsOnly(202);

        assertThat(accounts(shop, email)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "seven77,                       PASSWORD_TOO_SHORT",
        "'',                            PASSWORD_TOO_SHORT",
        "aaaaaaaaaaaa,                  PASSWORD_TOO_OBVIOUS",
        "1234567890,                    PASSWORD_TOO_OBVIOUS",
        "hgfedcba,                      PASSWORD_TOO_OBVIOUS",
        "adalovelace,                   PASSWORD_TOO_OBVIOUS",
        "Ada Lovelace,                  PASSWORD_TOO_OBVIOUS"
    })
    void aWeakPasswordIsRefused(String password, String code, Shop shop) {
        Answer answer = register(shop, newAddress(), password).expectProblem(422, "VALIDATION_FAILED");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/password");
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    @Test
    void theAddressIsNoPassword(Shop shop) {
        String email = newAddress();

        register(shop, email, email).expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void aPasswordHasAtMost128CharactersOfAnyKind(Shop shop) {
        String longest = "Ünï😀 ".repeat(24) + "wölf 🐱🚗!";
        String email = newAddress();

        register(shop, newAddress(), longest + "x").expectProblem(422, "VALIDATION_FAILED");
        register(shop, email, longest).expect(202);
        confirm(shop, email);

        shop.signIn(email, longest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "nobody@",
                "@example.org",
                "no@body@example.org",
                "nobody@example",
                "no body@example.org",
                "nobody@.example.org",
                "nobody@example..org",
                "nobody@example.org\\r\\nBcc: all@example.org",
                "<nobody@example.org>",
                "a@b.org,c@d.org"
            })
    void whatIsNoAddressIsRefused(String email, Shop shop) {
        Answer answer = register(shop, email, Shop.PASSWORD).expectProblem(422, "VALIDATION_FAILED");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/email");
    }

    @Test
    void anAddressOfMoreThan254CharactersIsRefused(Shop shop) {
        register(shop, "a".repeat(243) + "@example.org", Shop.PASSWORD).expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce(Shop shop) {
        Answer answer = shop.anonymous().post("/v1/auth/register", "{}").expectProblem(422, "VALIDATION_FAILED");

        assertThat(answer.at("/errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactlyInAnyOrder("/email", "/password", "/firstName", "/lastName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ada\\nLovelace", "Ada\\tL", "Ada\\u2028L"})
    void aNameIsOneLine(String name, Shop shop) {
        Answer answer = shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"%s","lastName":"Lovelace"}
                        """.formatted(newAddress(), Shop.PASSWORD, name))
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/firstName");
    }

    @Test
    void nobodyRegistersAsAnAdmin(Shop shop) {
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"A","lastName":"B","roles":["admin"]}
                        """.formatted(newAddress(), Shop.PASSWORD))
                .expectProblem(400, "UNKNOWN_FIELD");
    }

    @Test
    void whoeverConfirmsTheAddressHasThePasswordOfTheirOwnRegistration(Shop shop) {
        String email = newAddress();
        register(shop, email, "the owner's password").expect(202);
        String owners = shop.mailedToken(email);
        register(shop, email, "the stranger's password").expect(202);
        shop.mails(email, 2);

        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + owners + "\"}")
                .expect(204);

        shop.signIn(email, "the owner's password");
        shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"the stranger's password\"}")
                .expectProblem(401, "INVALID_CREDENTIALS");
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }

    private static Answer register(Shop shop, String email, String password) {
        return shop.anonymous().post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, password));
    }

    private static void confirm(Shop shop, String email) {
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(email) + "\"}")
                .expect(204);
    }

    private static int accounts(Shop shop, String email) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*) from accounts.account where lower(email) = lower(:email)")
                .param("email", email)
                .query(Integer.class)
                .single();
    }
}
