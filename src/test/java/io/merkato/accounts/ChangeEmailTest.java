package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ShopTest
class ChangeEmailTest {

    private static final String NEW_PASSWORD = "another long password";

    @Test
    void theAddressChangesWhenTheNewOneIsConfirmed(Shop shop) {
        Customer ada = Customer.of(shop);
        String email = newAddress();

        ask(ada, email, Shop.PASSWORD).expect(202);
        assertThat(ada.client().get("/v1/me").text("/email")).isEqualTo(ada.email());
        ada.signIn(Shop.PASSWORD).expect(200);
        confirm(shop, shop.mailedToken(email)).expect(204);

        assertThat(ada.client().get("/v1/me").text("/email")).isEqualTo(email);
        Customer.signIn(shop.anonymous(), email, Shop.PASSWORD).expect(200);
        ada.signIn(Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void theOldAddressIsToldAtBothSteps(Shop shop) {
        Customer ada = Customer.of(shop);
        String email = newAddress();

        ask(ada, email, Shop.PASSWORD).expect(202);
        assertThat(subjects(shop.mails(ada.email(), 2))).startsWith("Your email address is to be changed");
        confirm(shop, shop.mailedToken(email)).expect(204);

        JsonNode mails = shop.mails(ada.email(), 3);
        assertThat(subjects(mails)).startsWith("Your email address was changed");
        assertThat(mails.get(0).toString()).doesNotContain("token=", email);
        assertThat(mails.get(1).toString()).doesNotContain("token=", email);
    }

    @Test
    void withoutThePasswordNothingChanges(Shop shop) {
        Customer ada = Customer.of(shop);
        String email = newAddress();

        for (Answer refusal : List.of(
                ask(ada, email, "a wrong password"),
                ada.client().put("/v1/me/email", "{\"email\":\"" + email + "\"}"))) {
            refusal.expectProblem(403, "WRONG_PASSWORD");
            assertThat(refusal.text("/errors/0/pointer")).isEqualTo("/password");
        }

        shop.expectNothingLeftOver();
        assertThat(shop.mails(email, 0)).isEmpty();
        assertThat(shop.mails(ada.email(), 0)).hasSize(1);
    }

    @Test
    void anAddressThatIsTakenGetsTheSameAnswerAndChangesNothing(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer grace = Customer.of(shop);
        Answer free = ask(Customer.of(shop), newAddress(), Shop.PASSWORD).expect(202);

        Answer taken = ask(ada, grace.email(), Shop.PASSWORD).expect(202);

        assertThat(taken.body()).isEqualTo(free.body());
        assertThat(taken.response().headers().map().keySet())
                .isEqualTo(free.response().headers().map().keySet());
        JsonNode mail = shop.mails(grace.email(), 2).get(0);
        assertThat(mail.toString()).contains("already have an account").doesNotContain("token=", "Ada", ada.email());
        assertThat(subjects(shop.mails(ada.email(), 2))).startsWith("Your email address is to be changed");
        assertThat(ada.client().get("/v1/me").text("/email")).isEqualTo(ada.email());
        assertThat(grace.client().get("/v1/me").text("/email")).isEqualTo(grace.email());
    }

    @Test
    void whoAskedForAnAddressDoesNotLearnWhetherItIsTaken(Shop shop) {
        Customer ada = Customer.of(shop);
        String known = Customer.of(shop).email();
        String unknown = newAddress();

        ask(ada, known, Shop.PASSWORD).expect(202);
        assertThat(ada.client().get("/v1/me/export").text("/requestedEmail")).isEqualTo(known);
        ask(ada, unknown, Shop.PASSWORD).expect(202);
        assertThat(ada.client().get("/v1/me/export").text("/requestedEmail")).isEqualTo(unknown);
    }

    @Test
    void aRegistrationThatNobodyConfirmedIsInNobodysWay(Shop shop) {
        Customer ada = Customer.of(shop);
        String email = newAddress();
        shop.anonymous()
                .post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Some","lastName":"Body"}
                """.formatted(email, NEW_PASSWORD))
                .expect(202);
        shop.mails(email, 1);

        ask(ada, email, Shop.PASSWORD).expect(202);
        shop.mails(email, 2);
        confirm(shop, shop.mailedToken(email)).expect(204);

        assertThat(ada.client().get("/v1/me").text("/email")).isEqualTo(email);
    }

    @Test
    void anAddressThatWasTakenMeanwhileIsNotGiven(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer grace = Customer.of(shop);
        String email = newAddress();
        ask(ada, email, Shop.PASSWORD).expect(202);
        String adas = shop.mailedToken(email);
        ask(grace, email, Shop.PASSWORD).expect(202);
        shop.mails(email, 2);
        String graces = shop.mailedToken(email);
        confirm(shop, graces).expect(204);

        confirm(shop, adas).expectProblem(400, "INVALID_TOKEN");

        assertThat(grace.client().get("/v1/me").text("/email")).isEqualTo(email);
        assertThat(ada.client().get("/v1/me").text("/email")).isEqualTo(ada.email());
    }

    @Test
    @ManyConnections
    void ofTwoWhoConfirmTheSameAddressAtOnceOneGetsIt(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer grace = Customer.of(shop);
        String email = newAddress();
        ask(ada, email, Shop.PASSWORD).expect(202);
        String adas = shop.mailedToken(email);
        ask(grace, email, Shop.PASSWORD).expect(202);
        shop.mails(email, 2);
        String graces = shop.mailedToken(email);

        List<Answer> answers = AtOnce.all(List.of(() -> confirm(shop, adas), () -> confirm(shop, graces)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 400);
    }

    @Test
    @ManyConnections
    void aLinkIsGoodOnce(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = asked(shop, ada, newAddress());

        assertThat(AtOnce.run(10, i -> confirm(shop, token)))
                .extracting(Answer::status)
                .containsOnlyOnce(204)
                .containsOnly(204, 400);

        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aLinkIsGoodForADay(Shop shop) {
        Customer ada = Customer.of(shop);
        String token = asked(shop, ada, newAddress());
        shop.bean(JdbcClient.class).sql("""
                        update accounts.email_change set expires_at = expires_at - interval '24 hours'
                        where account_id = :id::uuid
                        """).param("id", ada.id()).update();

        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aNewerRequestPutsTheOneBeforeOutOfUse(Shop shop) {
        Customer ada = Customer.of(shop);
        String first = asked(shop, ada, newAddress());
        String email = newAddress();
        String second = asked(shop, ada, email);

        confirm(shop, first).expectProblem(400, "INVALID_TOKEN");
        confirm(shop, second).expect(204);

        assertThat(ada.client().get("/v1/me").text("/email")).isEqualTo(email);
    }

    @Test
    void aLinkThatResetsThePasswordInTheOldMailboxIsDeadAfterwards(Shop shop) {
        Customer ada = Customer.of(shop);
        String reset = ada.resetToken();

        confirm(shop, asked(shop, ada, newAddress())).expect(204);

        shop.expectNothingLeftOver();
        ada.reset(reset, NEW_PASSWORD).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aThiefsChangeIsDeadOnceTheOwnerHasChangedThePassword(Shop shop) {
        Customer ada = Customer.of(shop);
        String thiefs = asked(shop, ada, newAddress());
        ada.client()
                .put(
                        "/v1/me/password",
                        "{\"currentPassword\":\"" + Shop.PASSWORD + "\",\"newPassword\":\"" + NEW_PASSWORD + "\"}")
                .expect(200);

        confirm(shop, thiefs).expectProblem(400, "INVALID_TOKEN");

        ada.signIn(NEW_PASSWORD).expect(200);
    }

    @Test
    void aThiefsChangeIsDeadOnceTheOwnerHasResetThePassword(Shop shop) {
        Customer ada = Customer.of(shop);
        String thiefs = asked(shop, ada, newAddress());
        ada.reset(ada.resetToken(), NEW_PASSWORD).expect(200);

        confirm(shop, thiefs).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void sessionsGoOnAndLaterMailsGoToTheNewAddress(Shop shop) {
        Customer ada = Customer.of(shop);
        String email = newAddress();
        confirm(shop, asked(shop, ada, email)).expect(204);

        ada.expectSignedIn();
        Customer renamed = new Customer(shop, email, ada.session());
        renamed.reset(renamed.resetToken(), NEW_PASSWORD).expect(200);
        assertThat(subjects(shop.mails(email, 3))).startsWith("Your password was changed");
    }

    @Test
    void theOldAddressMayBeRegisteredAgain(Shop shop) {
        Customer ada = Customer.of(shop);
        confirm(shop, asked(shop, ada, newAddress())).expect(204);
        shop.mails(ada.email(), 3);

        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Eve","lastName":"Else"}
                        """.formatted(ada.email(), Shop.PASSWORD))
                .expect(202);
        shop.mails(ada.email(), 4);
        confirm(shop, shop.mailedToken(ada.email())).expect(204);

        assertThat(ada.signIn(Shop.PASSWORD).expect(200).text("/user/id")).isNotEqualTo(ada.id());
    }

    @Test
    void atMostFiveChangesAnHourAreAskedFor(Shop shop) {
        Customer ada = Customer.of(shop);
        for (int i = 0; i < 5; i++) {
            ask(ada, newAddress(), Shop.PASSWORD).expect(202);
        }

        Answer sixth = ask(ada, newAddress(), Shop.PASSWORD).expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(Integer.parseInt(sixth.header("retry-after"))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "nobody@example", "a@b.org,c@d.org", "a@b.org\\r\\nBcc: c@d.org"})
    void whatIsNoAddressIsRefused(String email, Shop shop) {
        assertThat(ask(Customer.of(shop), email, Shop.PASSWORD)
                        .expectProblem(422, "VALIDATION_FAILED")
                        .text("/errors/0/pointer"))
                .isEqualTo("/email");
    }

    private static String asked(Shop shop, Customer customer, String email) {
        ask(customer, email, Shop.PASSWORD).expect(202);
        return shop.mailedToken(email);
    }

    private static Answer ask(Customer customer, String email, String password) {
        return customer.client().put("/v1/me/email", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private static Answer confirm(Shop shop, String token) {
        return shop.anonymous().post("/v1/auth/confirm-email", "{\"token\":\"" + token + "\"}");
    }

    private static List<String> subjects(JsonNode mails) {
        return mails.valueStream().map(mail -> mail.get("subject").asString()).toList();
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
