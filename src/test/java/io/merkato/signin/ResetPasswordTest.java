package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ShopTest
class ResetPasswordTest {

    private static final String NEW = "another long password";

    @Test
    void theLinkOfTheMailSetsANewPassword(Shop shop) {
        Customer ada = Customer.of(shop);

        Answer answer = ada.reset(ada.resetToken(), NEW).expect(200);

        assertThat(answer.text("/message")).isNotBlank();
        ada.signIn(NEW).expect(200);
        ada.signIn(Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void aMailTellsThatThePasswordWasChanged(Shop shop) {
        Customer ada = Customer.of(shop);

        ada.reset(ada.resetToken(), NEW).expect(200);

        JsonNode mail = shop.mails(ada.email(), 3).get(0);
        assertThat(mail.get("subject").asString()).isEqualTo("Your password was changed");
        assertThat(mail.get("text").asString()).doesNotContain("token=");
    }

    @Test
    void allSessionsEnd(Shop shop) {
        Customer here = Customer.of(shop);
        Customer there = here.onAnotherDevice();
        Customer somebodyElse = Customer.of(shop);
        here.expectSignedIn();
        there.expectSignedIn();

        here.reset(here.resetToken(), NEW).expect(200);

        here.expectSignedOut();
        there.expectSignedOut();
        somebodyElse.expectSignedIn();
    }

    @Test
    void aTokenIsGoodOnce(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();
        ada.reset(token, NEW).expect(200);

        ada.reset(token, "yet another password").expectProblem(400, "INVALID_TOKEN");

        ada.signIn(NEW).expect(200);
    }

    @Test
    @ManyConnections
    void ofTwentyAtOnceOneWins(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();

        List<Answer> answers = AtOnce.run(20, i -> ada.reset(token, NEW + " " + i));

        // On a slow machine those that would wait for too long are sent away.
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).isSubsetOf(200, 400, 503);
        int winner = answers.stream().map(Answer::status).toList().indexOf(200);
        ada.signIn(NEW + " " + winner).expect(200);
    }

    @Test
    void aTokenIsGoodForHalfAnHour(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();
        int moved = shop.bean(JdbcClient.class).sql("""
                        update signin.password_reset set expires_at = expires_at - interval '30 minutes'
                        where user_id = :id::uuid
                        """).param("id", ada.id()).update();
        assertThat(moved).isEqualTo(1);

        ada.reset(token, NEW).expectProblem(400, "INVALID_TOKEN");

        ada.signIn(Shop.PASSWORD).expect(200);
    }

    @Test
    void aNewerLinkPutsTheOneBeforeOutOfUse(Shop shop) {
        Customer ada = Customer.of(shop);
        String first = ada.resetToken();
        String second = ada.resetToken();

        ada.reset(first, NEW).expectProblem(400, "INVALID_TOKEN");

        ada.reset(second, NEW).expect(200);
    }

    @Test
    void anyOtherCharacterMakesItAnotherToken(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();

        for (int i : List.of(0, token.length() / 2, token.length() - 1)) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            ada.reset(token.substring(0, i) + other + token.substring(i + 1), NEW)
                    .expectProblem(400, "INVALID_TOKEN");
        }
        ada.reset(token + "A", NEW).expectProblem(400, "INVALID_TOKEN");
        ada.reset(token.substring(1), NEW).expectProblem(400, "INVALID_TOKEN");

        ada.reset(token, NEW).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "' or true --"})
    void aTokenThatNobodyWasSentIsRefused(String token, Shop shop) {
        Customer.of(shop).reset(token, NEW).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aTokenOpensTheAccountItWasSentForAndNoOther(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer grace = Customer.of(shop);

        grace.reset(ada.resetToken(), NEW).expect(200);

        ada.signIn(NEW).expect(200);
        grace.signIn(NEW).expectProblem(401, "INVALID_CREDENTIALS");
        grace.expectSignedIn();
    }

    @Test
    void aTokenOfAnotherKindResetsNothing(Shop shop) {
        Customer ada = Customer.of(shop);

        ada.reset(ada.session().text("/refreshToken"), NEW).expectProblem(400, "INVALID_TOKEN");

        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + ada.resetToken() + "\"}")
                .expectProblem(400, "INVALID_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven77", "password1234", "Ada Lovelace"})
    void aWeakPasswordLeavesTheTokenGood(String weak, Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();

        Answer refusal = ada.reset(token, weak).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refusal.text("/errors/0/pointer")).isEqualTo("/newPassword");
        ada.expectSignedIn();
        ada.reset(token, NEW).expect(200);
    }

    @Test
    void staffNeedFifteenCharacters(Shop shop) {
        Customer ada = Customer.of(shop);
        shop.setRoles(ada.id(), "staff");
        String token = ada.resetToken();

        ada.reset(token, "fourteen chars").expectProblem(422, "VALIDATION_FAILED");

        ada.reset(token, "fifteen letters").expect(200);
    }

    @Test
    void theDatabaseHoldsTheHashOfATokenAlone(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();

        String row = shop.bean(JdbcClient.class)
                .sql("select t::text from signin.password_reset t where token_hash = :hash and user_id = :id::uuid")
                .param("hash", new OpaqueToken(token).hash())
                .param("id", ada.id())
                .query(String.class)
                .single();

        assertThat(new OpaqueToken(token).hash()).hasSize(32);
        assertThat(row).doesNotContain(token);
    }

    @Test
    void anAccountThatWasDisabledMeanwhileIsNotReset(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();
        shop.admin().patch("/v1/admin/users/" + ada.id(), "{\"disabled\":true}").expect(200);

        ada.reset(token, NEW).expectProblem(400, "INVALID_TOKEN");

        shop.admin()
                .patch("/v1/admin/users/" + ada.id(), "{\"disabled\":false}")
                .expect(200);
        ada.signIn(NEW).expectProblem(401, "INVALID_CREDENTIALS");
    }
}
