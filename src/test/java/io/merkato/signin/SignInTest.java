package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class SignInTest {

    @Test
    void theRightPasswordOpensASession(Shop shop) {
        String email = shop.registered();

        Answer answer = signIn(shop, email, Shop.PASSWORD).expect(200);

        assertThat(answer.text("/tokenType")).isEqualTo("Bearer");
        assertThat(answer.number("/expiresIn")).isBetween(1, 15 * 60);
        assertThat(answer.number("/refreshExpiresIn")).isGreaterThan(15 * 60);
        assertThat(answer.text("/accessToken").split("\\.", -1)).hasSize(3);
        assertThat(answer.text("/refreshToken")).hasSizeGreaterThan(30);
        assertThat(answer.text("/user/email")).isEqualTo(email);
        assertThat(answer.text("/user/firstName")).isEqualTo("Ada");
        assertThat(answer.text("/user/lastName")).isEqualTo("Lovelace");
        assertThat(answer.text("/user/roles/0")).isEqualTo("customer");
        assertThat(answer.at("/user/roles").size()).isEqualTo(1);
        assertThat(shop.anonymous()
                        .bearing(answer.text("/accessToken"))
                        .get("/v1/me")
                        .text("/id"))
                .isEqualTo(answer.text("/user/id"));
    }

    @Test
    void everySignInIsASessionOfItsOwn(Shop shop) {
        String email = shop.registered();

        Answer first = shop.signIn(email, Shop.PASSWORD);
        Answer second = shop.signIn(email, Shop.PASSWORD);

        assertThat(first.text("/refreshToken")).isNotEqualTo(second.text("/refreshToken"));
        assertThat(first.text("/accessToken")).isNotEqualTo(second.text("/accessToken"));
    }

    @Test
    void theAddressIsKnownInAnyCase(Shop shop) {
        signIn(shop, shop.registered().toUpperCase(Locale.ROOT), Shop.PASSWORD).expect(200);
    }

    @Test
    void unknownAndWrongAndUnconfirmedAreAnsweredAlike(Shop shop) {
        String unconfirmed = register(shop);
        Answer unknown = signIn(shop, "nobody-" + UUID.randomUUID() + "@example.org", Shop.PASSWORD);
        Answer wrong = signIn(shop, shop.registered(), "a wrong password");
        Answer tooEarly = signIn(shop, unconfirmed, Shop.PASSWORD);

        unknown.expectProblem(401, "INVALID_CREDENTIALS");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(tooEarly.status()).isEqualTo(401);
        assertThat(tooEarly.body()).isEqualTo(unknown.body());
        shop.mails(unconfirmed, 2);
    }

    @Test
    void whoKnowsThePasswordOfAnUnconfirmedAccountGetsItsMailAgain(Shop shop) {
        String email = register(shop);
        signIn(shop, email, Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
        shop.mails(email, 2);

        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(email) + "\"}")
                .expect(204);

        signIn(shop, email, Shop.PASSWORD).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Correct horse battery", " correct horse battery", "correct horse battery ", "correct", ""})
    void aPasswordIsTakenToTheLetter(String password, Shop shop) {
        signIn(shop, shop.registered(), password).expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void aVeryLongPasswordIsAWrongPassword(Shop shop) {
        signIn(shop, shop.registered(), "x".repeat(100_000)).expectProblem(401, "INVALID_CREDENTIALS");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 200_000})
    void anAddressOfAnyLengthAndKindIsAWrongAddress(int length, Shop shop) {
        for (String letter : List.of("\u0315\u0300", "\u00e9", "\u00df", "\ud83d\ude00")) {
            signIn(shop, "x@a" + letter.repeat(length), "whatever it is").expectProblem(401, "INVALID_CREDENTIALS");
        }
    }

    @Test
    @ManyConnections
    void manyDevicesSignInAtOnce(Shop shop) {
        String email = shop.registered();

        List<Answer> answers = AtOnce.run(12, i -> signIn(shop, email, Shop.PASSWORD));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void aDisabledAccountIsLockedOutAtOnce(Shop shop) {
        String email = shop.registered();
        Answer session = shop.signIn(email, Shop.PASSWORD);
        shop.admin()
                .patch("/v1/admin/users/" + session.text("/user/id"), "{\"disabled\":true}")
                .expect(200);

        signIn(shop, email, Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
        shop.anonymous().bearing(session.text("/accessToken")).get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        shop.anonymous()
                .post("/v1/auth/refresh", "{\"refreshToken\":\"" + session.text("/refreshToken") + "\"}")
                .expectProblem(401, "REFRESH_TOKEN_INVALID");
    }

    private static Answer signIn(Shop shop, String email, String password) {
        return shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private static String register(Shop shop) {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, Shop.PASSWORD))
                .expect(202);
        shop.mails(email, 1);
        return email;
    }

    @Test
    void aPasswordThatIsNoTextIsRefused(Shop shop) {
        shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"a@example.org\",\"password\":\"\\ud800abcdefgh\"}")
                .expectProblem(400, "WRONG_TYPE");
        shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"a@example.org\",\"password\":\"abc\\u0000defgh\"}")
                .expectProblem(400, "WRONG_TYPE");
    }
}
