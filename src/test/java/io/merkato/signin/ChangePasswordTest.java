package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;

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

@ShopTest
class ChangePasswordTest {

    private static final String NEW = "another long password";
    private static final String WRONG = "a wrong password";

    @Test
    void theNewPasswordCountsFromNowOn(Shop shop) {
        Customer ada = Customer.of(shop);

        change(ada, Shop.PASSWORD, NEW).expect(200);

        ada.signIn(NEW).expect(200);
        ada.signIn(Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void allSessionsEndAndTheAnswerHasTheTokensOfANewOne(Shop shop) {
        Customer here = Customer.of(shop);
        Customer there = here.onAnotherDevice();
        Customer somebodyElse = Customer.of(shop);
        there.expectSignedIn();

        Customer now = here.with(change(here, Shop.PASSWORD, NEW).expect(200));

        here.expectSignedOut();
        there.expectSignedOut();
        somebodyElse.expectSignedIn();
        now.expectSignedIn();
        assertThat(now.id()).isEqualTo(here.id());
        here.with(now.refresh().expect(200)).expectSignedIn();
    }

    @Test
    void aMailTellsTheOwner(Shop shop) {
        Customer ada = Customer.of(shop);

        change(ada, Shop.PASSWORD, NEW).expect(200);

        assertThat(shop.mails(ada.email(), 2).get(0).get("subject").asString()).isEqualTo("Your password was changed");
    }

    @Test
    void aLinkThatWasAskedForBeforeIsDead(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = ada.resetToken();

        change(ada, Shop.PASSWORD, NEW).expect(200);

        ada.reset(token, "yet another password").expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void withoutTheCurrentPasswordNothingChanges(Shop shop) {
        Customer ada = Customer.of(shop);
        String body = "{\"currentPassword\":null,\"newPassword\":\"" + NEW + "\"}";

        for (Answer refusal : List.of(
                change(ada, WRONG, NEW),
                ada.client().put("/v1/me/password", "{\"newPassword\":\"" + NEW + "\"}"),
                ada.client().put("/v1/me/password", body))) {
            refusal.expectProblem(403, "WRONG_PASSWORD");
            assertThat(refusal.text("/errors/0/pointer")).isEqualTo("/currentPassword");
        }

        ada.expectSignedIn();
        ada.signIn(Shop.PASSWORD).expect(200);
        assertThat(shop.mails(ada.email(), 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven77", "password1234", "Ada Lovelace", ""})
    void aWeakNewPasswordIsRefused(String weak, Shop shop) {
        Customer ada = Customer.of(shop);

        Answer refusal = change(ada, Shop.PASSWORD, weak).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refusal.text("/errors/0/pointer")).isEqualTo("/newPassword");
        ada.expectSignedIn();
    }

    @Test
    void staffNeedFifteenCharacters(Shop shop) {
        Customer ada = Customer.of(shop);
        shop.setRoles(ada.id(), "staff");

        Answer refusal = change(ada, Shop.PASSWORD, "fourteen chars").expectProblem(422, "VALIDATION_FAILED");

        assertThat(refusal.text("/errors/0/code")).isEqualTo("PASSWORD_TOO_SHORT");
        assertThat(refusal.text("/errors/0/detail")).contains("15");
        change(ada, Shop.PASSWORD, "fifteen letters").expect(200);
    }

    @Test
    void guestsHaveNoPassword(Shop shop) {
        shop.anonymous()
                .put("/v1/me/password", "{\"currentPassword\":\"x\",\"newPassword\":\"" + NEW + "\"}")
                .expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void whoHoldsATokenCannotGuessThePassword(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer grace = Customer.of(shop);
        for (int i = 0; i < 5; i++) {
            change(ada, WRONG, NEW).expectProblem(403, "WRONG_PASSWORD");
        }

        Answer sixth = change(ada, WRONG, NEW).expectProblem(429, "TOO_MANY_REQUESTS");
        change(ada, Shop.PASSWORD, NEW).expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(Integer.parseInt(sixth.header("retry-after"))).isBetween(1, 900);
        ada.signIn(Shop.PASSWORD).expect(200);
        change(grace, Shop.PASSWORD, NEW).expect(200);
    }

    @Test
    void theRightPasswordForgivesTheWrongOnesBefore(Shop shop) {
        Customer ada = Customer.of(shop);
        for (int i = 0; i < 4; i++) {
            change(ada, WRONG, NEW).expectProblem(403, "WRONG_PASSWORD");
        }
        Customer now = ada.with(change(ada, Shop.PASSWORD, NEW).expect(200));

        for (int i = 0; i < 4; i++) {
            change(now, WRONG, Shop.PASSWORD).expectProblem(403, "WRONG_PASSWORD");
        }
        change(now, NEW, Shop.PASSWORD).expect(200);
    }

    @Test
    @ManyConnections
    void guessesAtOnceAreNoMoreThanGuessesInARow(Shop shop) {
        Customer ada = Customer.of(shop);

        List<Answer> answers = AtOnce.run(20, i -> change(ada, WRONG, NEW));

        assertThat(answers.stream().filter(answer -> answer.status() == 403)).hasSizeLessThanOrEqualTo(5);
        assertThat(answers).extracting(Answer::status).isSubsetOf(403, 429, 503);
    }

    @Test
    @ManyConnections
    void ofSeveralChangesAtOnceOneWins(Shop shop) {
        Customer ada = Customer.of(shop);

        List<Answer> answers = AtOnce.run(4, i -> change(ada, Shop.PASSWORD, NEW + " " + i));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
        int winner = answers.stream().map(Answer::status).toList().indexOf(200);
        ada.signIn(NEW + " " + winner).expect(200);
        ada.with(answers.get(winner)).expectSignedIn();
    }

    private static Answer change(Customer customer, String current, String next) {
        return customer.client().put("/v1/me/password", """
                        {"currentPassword":"%s","newPassword":"%s"}
                        """.formatted(current, next));
    }
}
