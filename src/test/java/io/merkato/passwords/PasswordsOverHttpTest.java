package io.merkato.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@ShopTest
class PasswordsOverHttpTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 128})
    void aCustomersPasswordHas8To128Characters(int length, Shop shop) {
        String email = newAddress();

        register(shop, email, Texts.ofLength(length)).expect(202);
        confirm(shop, email);

        shop.signIn(email, Texts.ofLength(length));
    }

    @ParameterizedTest
    @CsvSource({"7, PASSWORD_TOO_SHORT", "129, PASSWORD_TOO_LONG"})
    void aShorterOrLongerOneIsRefused(int length, String code, Shop shop) {
        expectRefused(register(shop, newAddress(), Texts.ofLength(length)), code);
    }

    @Test
    void theFirst128CharactersOf129NeverSignIn(Shop shop) {
        String email = newAddress();
        register(shop, email, Texts.ofLength(129)).expect(422);
        register(shop, email, Texts.ofLength(128)).expect(202);
        confirm(shop, email);

        signIn(shop, email, Texts.ofLength(129)).expectProblem(401, "INVALID_CREDENTIALS");
        signIn(shop, email, Texts.ofLength(127)).expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void aCommonPasswordIsRefused(Shop shop) {
        expectRefused(register(shop, newAddress(), "Sunshine"), "PASSWORD_COMMON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merkato2026", "ada.lovelace1815"})
    void theShopAndTheNameAreRefused(String password, Shop shop) {
        expectRefused(register(shop, newAddress(), password), "PASSWORD_TOO_OBVIOUS");
    }

    @Test
    void theAddressIsRefusedWithDigitsToo(Shop shop) {
        String email = newAddress();

        expectRefused(register(shop, email, email.substring(0, email.indexOf('@')) + "1"), "PASSWORD_TOO_OBVIOUS");
        expectRefused(register(shop, email, email), "PASSWORD_TOO_OBVIOUS");
    }

    @Test
    void spacesAndPicturesAreKeptToTheLetter(Shop shop) {
        String password = "  a 🐱  of paper  ";
        String email = newAddress();
        register(shop, email, password).expect(202);
        confirm(shop, email);

        shop.signIn(email, password);

        signIn(shop, email, password + " ").expectProblem(401, "INVALID_CREDENTIALS");
        signIn(shop, email, password.replace(" ", "")).expectProblem(401, "INVALID_CREDENTIALS");
    }

    /** Two keyboards make one letter in two ways. */
    @Test
    void aLetterIsTheSameOnEveryKeyboard(Shop shop) {
        String email = newAddress();
        register(shop, email, "Lo\u0308wenzahn im Mai").expect(202);
        confirm(shop, email);

        shop.signIn(email, "L\u00f6wenzahn im Mai");
        shop.signIn(email, "Lo\u0308wenzahn im Mai");
        signIn(shop, email, "Lowenzahn im Mai").expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void aHashFromBeforePasswordsWereComposedIsMadeAnewAtTheNextSignIn(Shop shop) {
        String email = shop.registered();
        String typed = "Lo\u0308wenzahn im Mai";
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set password_hash = :hash where email = :email")
                .param("hash", new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode(typed))
                .param("email", email)
                .update();
        signIn(shop, email, "L\u00f6wenzahn im Mai").expectProblem(401, "INVALID_CREDENTIALS");

        shop.signIn(email, typed);

        shop.signIn(email, "L\u00f6wenzahn im Mai");
        shop.signIn(email, typed);
    }

    @Test
    void aPasswordIsStoredAsItsArgon2idHash(Shop shop) {
        String email = shop.registered();

        String stored = shop.bean(JdbcClient.class)
                .sql("select password_hash from accounts.account where email = :email")
                .param("email", email)
                .query(String.class)
                .single();

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aCrowdAtTheSignInIsServedOrAskedToComeBack(Shop shop) {
        String email = shop.registered();

        List<Answer> sentAway = await("more come at once than may wait")
                .atMost(Duration.ofSeconds(60))
                .until(() -> sentAwayOutOf(shop, 200), answers -> !answers.isEmpty());

        assertThat(sentAway).allSatisfy(answer -> {
            answer.expectProblem(503, "OVERLOADED");
            assertThat(answer.header("retry-after")).matches("[1-9][0-9]*");
        });
        shop.signIn(email, Shop.PASSWORD);
    }

    private static List<Answer> sentAwayOutOf(Shop shop, int clients) {
        List<Answer> answers = AtOnce.run(clients, i -> signIn(shop, newAddress(), "a wrong password"));
        assertThat(answers).extracting(Answer::status).isSubsetOf(401, 503).contains(401);
        return answers.stream().filter(answer -> answer.status() != 401).toList();
    }

    private static void expectRefused(Answer answer, String code) {
        answer.expectProblem(422, "VALIDATION_FAILED");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/password");
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    private static Answer register(Shop shop, String email, String password) {
        return shop.anonymous().post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, password));
    }

    private static Answer signIn(Shop shop, String email, String password) {
        return shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private static void confirm(Shop shop, String email) {
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(email) + "\"}")
                .expect(204);
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
