package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class SignOutTest {

    @Test
    void theTokensOfTheSessionAreRefusedAtOnce(Shop shop) {
        Answer session = shop.signIn(shop.registered(), Shop.PASSWORD);
        // Used before, so that a token which is remembered as good is refused too.
        bearer(shop, session).get("/v1/me").expect(200);

        Answer answer = bearer(shop, session).post("/v1/auth/logout", null).expect(200);

        assertThat(answer.text("/message")).isNotBlank();
        assertEnded(shop, session);
    }

    @Test
    void theTokensBeforeTheLastRefreshAreRefusedToo(Shop shop) {
        Answer session = shop.signIn(shop.registered(), Shop.PASSWORD);
        Answer next = refresh(shop, session).expect(200);

        bearer(shop, next).post("/v1/auth/logout", "{}").expect(200);

        bearer(shop, session).get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        assertEnded(shop, next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"everywhere\":false}", "{\"everywhere\":null}"})
    void theOtherSessionsLiveOn(String body, Shop shop) {
        String email = shop.registered();
        Answer here = shop.signIn(email, Shop.PASSWORD);
        Answer there = shop.signIn(email, Shop.PASSWORD);

        bearer(shop, here).post("/v1/auth/logout", body).expect(200);

        assertEnded(shop, here);
        bearer(shop, there).get("/v1/me").expect(200);
        refresh(shop, there).expect(200);
    }

    @Test
    void everywhereEndsAllSessions(Shop shop) {
        String email = shop.registered();
        Answer here = shop.signIn(email, Shop.PASSWORD);
        Answer there = shop.signIn(email, Shop.PASSWORD);
        Answer somebodyElse = shop.signIn(shop.registered(), Shop.PASSWORD);

        bearer(shop, here).post("/v1/auth/logout", "{\"everywhere\":true}").expect(200);

        assertEnded(shop, here);
        assertEnded(shop, there);
        bearer(shop, somebodyElse).get("/v1/me").expect(200);
        shop.signIn(email, Shop.PASSWORD);
    }

    @Test
    void whoIsNotSignedInCannotSignOut(Shop shop) {
        shop.anonymous().post("/v1/auth/logout", null).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void nobodySignsOutTwice(Shop shop) {
        Client customer = shop.customer();
        customer.post("/v1/auth/logout", null).expect(200);

        customer.post("/v1/auth/logout", null).expectProblem(401, "INVALID_TOKEN");
    }

    private static void assertEnded(Shop shop, Answer session) {
        bearer(shop, session).get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        refresh(shop, session).expectProblem(401, "REFRESH_TOKEN_INVALID");
    }

    private static Client bearer(Shop shop, Answer session) {
        return shop.anonymous().bearing(session.text("/accessToken"));
    }

    private static Answer refresh(Shop shop, Answer session) {
        return shop.anonymous()
                .post("/v1/auth/refresh", "{\"refreshToken\":\"" + session.text("/refreshToken") + "\"}");
    }
}
