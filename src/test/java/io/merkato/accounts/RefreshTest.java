package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class RefreshTest {

    @Test
    void aRefreshTokenGivesTheNextPair(Shop shop) {
        Answer session = session(shop);

        Answer next = refresh(shop, session).expect(200);

        assertThat(next.text("/refreshToken")).isNotEqualTo(session.text("/refreshToken"));
        assertThat(next.text("/accessToken")).isNotEqualTo(session.text("/accessToken"));
        assertThat(next.text("/user/id")).isEqualTo(session.text("/user/id"));
        assertThat(next.text("/tokenType")).isEqualTo("Bearer");
        shop.anonymous().bearing(next.text("/accessToken")).get("/v1/me").expect(200);
    }

    @Test
    void aSessionGoesOnFromTokenToToken(Shop shop) {
        Answer current = session(shop);

        for (int i = 0; i < 5; i++) {
            current = refresh(shop, current).expect(200);
        }

        shop.anonymous().bearing(current.text("/accessToken")).get("/v1/me").expect(200);
    }

    @Test
    void aSecondUseEndsTheSessionForBoth(Shop shop) {
        Answer session = session(shop);
        Answer next = refresh(shop, session).expect(200);

        refresh(shop, session).expectProblem(401, "REFRESH_TOKEN_REUSED");

        refresh(shop, next).expect(401);
        for (Answer either : List.of(session, next)) {
            shop.anonymous().bearing(either.text("/accessToken")).get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        }
    }

    @Test
    void aTokenUsedLongAgoEndsTheSessionToo(Shop shop) {
        Answer first = session(shop);
        Answer third = refresh(shop, refresh(shop, first).expect(200)).expect(200);

        refresh(shop, first).expectProblem(401, "REFRESH_TOKEN_REUSED");

        refresh(shop, third).expect(401);
    }

    @Test
    void theOtherSessionsOfThePersonLiveOn(Shop shop) {
        String email = shop.registered();
        Answer phone = shop.signIn(email, Shop.PASSWORD);
        Answer laptop = shop.signIn(email, Shop.PASSWORD);
        refresh(shop, phone).expect(200);
        refresh(shop, phone).expectProblem(401, "REFRESH_TOKEN_REUSED");

        refresh(shop, laptop).expect(200);
    }

    @Test
    void ofTwentyAtOnceAtMostOneGetsTheNextPair(Shop shop) {
        Answer session = session(shop);

        List<Answer> answers = AtOnce.run(20, i -> refresh(shop, session));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> answer.expectProblem(401, "REFRESH_TOKEN_REUSED"));
        Answer winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        refresh(shop, winner).expect(401);
        shop.anonymous().bearing(winner.text("/accessToken")).get("/v1/me").expectProblem(401, "INVALID_TOKEN");
    }

    @Test
    void anExpiredTokenIsRefused(Shop shop) {
        Answer session = session(shop);
        shop.bean(JdbcClient.class)
                .sql("update accounts.refresh_token set expires_at = now() where token_hash = :hash")
                .param("hash", new OpaqueToken(session.text("/refreshToken")).hash())
                .update();

        refresh(shop, session).expectProblem(401, "REFRESH_TOKEN_INVALID");
    }

    @Test
    void anAccessTokenIsNoRefreshToken(Shop shop) {
        refresh(shop, session(shop).text("/accessToken")).expectProblem(401, "REFRESH_TOKEN_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "' or true --"})
    void aTokenThatNobodyWasGivenIsRefused(String token, Shop shop) {
        refresh(shop, token).expectProblem(401, "REFRESH_TOKEN_INVALID");
    }

    @Test
    void aTokenIsNeeded(Shop shop) {
        shop.anonymous().post("/v1/auth/refresh", "{}").expectProblem(422, "VALIDATION_FAILED");
        shop.anonymous().post("/v1/auth/refresh", "{\"refreshToken\":1}").expectProblem(400, "WRONG_TYPE");
    }

    @Test
    void theRolesOfTheNextPairAreThoseOfNow(Shop shop) {
        Answer session = session(shop);
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set roles = array['staff'] where id = :id::uuid")
                .param("id", session.text("/user/id"))
                .update();

        Answer next = refresh(shop, session).expect(200);

        assertThat(next.text("/user/roles/0")).isEqualTo("staff");
    }

    private static Answer session(Shop shop) {
        return shop.signIn(shop.registered(), Shop.PASSWORD);
    }

    private static Answer refresh(Shop shop, Answer session) {
        return refresh(shop, session.text("/refreshToken"));
    }

    private static Answer refresh(Shop shop, String token) {
        return shop.anonymous().post("/v1/auth/refresh", "{\"refreshToken\":\"" + token + "\"}");
    }
}
