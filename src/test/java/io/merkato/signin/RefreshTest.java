package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
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
    void aClientWhoseAnswerWasLostGetsTheSamePairAgain(Shop shop) {
        Answer session = session(shop);
        Answer next = refresh(shop, session).expect(200);

        Answer again = refresh(shop, session).expect(200);

        assertThat(again.body()).isEqualTo(next.body());
        shop.anonymous().bearing(again.text("/accessToken")).get("/v1/me").expect(200);
        refresh(shop, again).expect(200);
    }

    @Test
    void aSecondUseAfterFiveSecondsEndsTheSessionForBoth(Shop shop) {
        Answer session = session(shop);
        Answer next = refresh(shop, session).expect(200);
        usedEarlier(shop, session, 6);

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
        usedEarlier(shop, phone, 6);
        refresh(shop, phone).expectProblem(401, "REFRESH_TOKEN_REUSED");

        refresh(shop, laptop).expect(200);
    }

    @Test
    @ManyConnections
    void twentyAtOnceMakeOneNewHeadOfTheFamily(Shop shop) {
        Answer session = session(shop);

        List<Answer> answers = AtOnce.run(20, i -> refresh(shop, session));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers.stream().map(Answer::body))
                .containsOnly(answers.getFirst().body());
        assertThat(unusedTokens(shop, session)).isEqualTo(1);
        refresh(shop, answers.getFirst()).expect(200);
    }

    @Test
    void anExpiredTokenIsRefused(Shop shop) {
        Answer session = session(shop);
        shop.bean(JdbcClient.class)
                .sql("update sessions.refresh_token set expires_at = now() where token_hash = :hash")
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
        shop.setRoles(session.text("/user/id"), "staff");

        Answer next = refresh(shop, session).expect(200);

        assertThat(next.text("/user/roles/0")).isEqualTo("staff");
    }

    /** Lets the token have been used so many seconds before it was. */
    private static void usedEarlier(Shop shop, Answer session, int seconds) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update sessions.refresh_token set used_at = used_at - make_interval(secs => :seconds)
                        where token_hash = :hash
                        """)
                .param("seconds", seconds)
                .param("hash", new OpaqueToken(session.text("/refreshToken")).hash())
                .update();
    }

    private static int unusedTokens(Shop shop, Answer session) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select count(*) from sessions.refresh_token
                        where used_at is null and session_id = (
                            select session_id from sessions.refresh_token where token_hash = :hash)
                        """)
                .param("hash", new OpaqueToken(session.text("/refreshToken")).hash())
                .query(Integer.class)
                .single();
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
