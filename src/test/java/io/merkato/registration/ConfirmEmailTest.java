package io.merkato.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class ConfirmEmailTest {

    @Test
    void theLinkOfTheMailOpensTheAccount(Shop shop) {
        String email = register(shop, newAddress());
        signIn(shop, email).expectProblem(401, "INVALID_CREDENTIALS");

        confirm(shop, shop.mailedToken(email)).expect(204);

        signIn(shop, email).expect(200);
    }

    @Test
    void aLinkIsGoodOnce(Shop shop) {
        String token = shop.mailedToken(register(shop, newAddress()));
        confirm(shop, token).expect(204);

        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    @ManyConnections
    void ofManyAtOnceOneConfirms(Shop shop) {
        String token = shop.mailedToken(register(shop, newAddress()));

        assertThat(AtOnce.run(10, i -> confirm(shop, token)))
                .extracting(Answer::status)
                .containsOnlyOnce(204)
                .containsOnly(204, 400);
    }

    @Test
    void theOtherLinksOfAnAddressStopWorking(Shop shop) {
        String email = register(shop, newAddress());
        String first = shop.mailedToken(email);
        register(shop, email);
        shop.mails(email, 2);
        confirm(shop, shop.mailedToken(email)).expect(204);

        confirm(shop, first).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aLinkIsGoodForADay(Shop shop) {
        String email = register(shop, newAddress());
        String token = shop.mailedToken(email);
        shop.bean(JdbcClient.class).sql("""
                        update accounts.email_confirmation c set expires_at = expires_at - interval '24 hours'
                        from accounts.account a where a.id = c.account_id and a.email = :email
                        """).param("email", email).update();

        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "' or true --"})
    void aTokenThatNobodyWasSentIsRefused(String token, Shop shop) {
        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aTokenIsNeeded(Shop shop) {
        shop.anonymous().post("/v1/auth/confirm-email", "{}").expectProblem(422, "VALIDATION_FAILED");
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }

    private static String register(Shop shop, String email) {
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, Shop.PASSWORD))
                .expect(202);
        return email;
    }

    private static Answer confirm(Shop shop, String token) {
        return shop.anonymous().post("/v1/auth/confirm-email", "{\"token\":\"" + token + "\"}");
    }

    private static Answer signIn(Shop shop, String email) {
        return shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + Shop.PASSWORD + "\"}");
    }
}
