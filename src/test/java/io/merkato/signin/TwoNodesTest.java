package io.merkato.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one node decides, another one over the same database knows within a second, whatever it remembers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String NEW = "another long password";

    private Shop here;
    private Shop there;

    @BeforeAll
    void start() {
        here = Shop.start();
        there = Shop.beside(here);
    }

    @AfterAll
    void stop() {
        there.close();
        here.close();
    }

    @Test
    void aSessionOfOneNodeIsGoodOnTheOther() {
        Customer ada = Customer.of(here);

        onTheOther(ada).expectSignedIn();
        ada.with(onTheOther(ada).refresh().expect(200)).expectSignedIn();
    }

    @Test
    void whoSignsOutIsSignedOutOnTheOtherNode() {
        Customer ada = remembered();

        ada.client().post("/v1/auth/logout", null).expect(200);

        refusedWithinASecond(ada);
        onTheOther(ada).refresh().expectProblem(401, "REFRESH_TOKEN_INVALID");
    }

    @Test
    void whoSignsOutEverywhereIsSignedOutOnTheOtherNode() {
        Customer ada = remembered();

        ada.onAnotherDevice()
                .client()
                .post("/v1/auth/logout", "{\"everywhere\":true}")
                .expect(200);

        refusedWithinASecond(ada);
    }

    @Test
    void anEndedSessionHasEndedOnTheOtherNode() {
        Customer ada = remembered();
        String id = ada.client().get("/v1/me/sessions").text("/items/0/id");

        ada.onAnotherDevice().client().delete("/v1/me/sessions/" + id).expect(204);

        refusedWithinASecond(ada);
    }

    @Test
    void whoIsDisabledIsRefusedOnTheOtherNode() {
        Customer ada = remembered();

        admin().patch("/v1/admin/users/" + ada.id(), "{\"disabled\":true}").expect(200);

        refusedWithinASecond(ada);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneOnTheOtherNode() {
        Customer ada = Customer.of(here);
        role(ada, "staff");
        onTheOther(ada).client().get("/v1/admin/products").expect(200);

        role(ada, "customer");

        within(() -> onTheOther(ada).client().get("/v1/admin/products").status() == 403);
        onTheOther(ada).expectSignedIn();
    }

    @Test
    void whoIsErasedIsRefusedOnTheOtherNode() {
        Customer ada = remembered();

        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        refusedWithinASecond(ada);
    }

    @Test
    void aChangedPasswordEndsTheSessionsOnTheOtherNode() {
        Customer ada = remembered();

        Answer now = ada.client()
                .put("/v1/me/password", """
                        {"currentPassword":"%s","newPassword":"%s"}
                        """.formatted(Shop.PASSWORD, NEW))
                .expect(200);

        refusedWithinASecond(ada);
        onTheOther(ada.with(now)).expectSignedIn();
    }

    @Test
    void aResetPasswordEndsTheSessionsOnTheOtherNode() {
        Customer ada = remembered();

        ada.reset(ada.resetToken(), NEW).expect(200);

        refusedWithinASecond(ada);
    }

    @Test
    void aReusedRefreshTokenEndsTheSessionOnTheOtherNode() {
        Customer ada = remembered();
        Customer next = ada.with(ada.refresh().expect(200));
        onTheOther(next).refresh().expect(200);

        ada.refresh().expectProblem(401, "REFRESH_TOKEN_REUSED");

        refusedWithinASecond(next);
    }

    @Test
    void aNewSigningKeyIsKnownOnTheOtherNodeAtOnce() {
        admin().post("/v1/admin/signing-keys", null).expect(201);

        Customer ada = Customer.of(here);
        within(() -> onTheOther(ada).client().get("/v1/me").status() == 200);
        within(() -> onTheOther(ada)
                .client()
                .get("/.well-known/jwks.json")
                .body()
                .equals(ada.client().get("/.well-known/jwks.json").body()));
    }

    @Test
    void aRevokedSigningKeyIsRefusedOnTheOtherNode() {
        Customer ada = remembered();

        admin().post("/v1/admin/signing-keys", "{\"revokeOthers\":true}").expect(201);

        refusedWithinASecond(ada);
        onTheOther(ada.with(onTheOther(ada).refresh().expect(200))).expectSignedIn();
    }

    @Test
    void aNodeThatLostTheConnectionItListensOnStillKnowsWithinASecond() {
        Customer ada = remembered();
        Customer grace = remembered();
        assertThat(endListening()).isGreaterThanOrEqualTo(2);

        ada.client().post("/v1/auth/logout", null).expect(200);

        refusedWithinASecond(ada);
        onTheOther(grace).expectSignedIn();
        await("both nodes listen again").atMost(Duration.ofSeconds(10)).until(() -> listening() >= 2);
        onTheOther(grace).expectSignedIn();
        grace.client().post("/v1/auth/logout", null).expect(200);
        refusedWithinASecond(grace);
    }

    @Test
    void wrongPasswordsAreCountedOverBothNodes() {
        Customer ada = Customer.of(here);
        for (int i = 0; i < 5; i++) {
            (i % 2 == 0 ? ada : onTheOther(ada)).signIn("a wrong password").expect(401);
        }

        onTheOther(ada).signIn(Shop.PASSWORD).expectProblem(429, "TOO_MANY_REQUESTS");
        ada.signIn(Shop.PASSWORD).expectProblem(429, "TOO_MANY_REQUESTS");
    }

    @Test
    void aLinkThatOneNodeMailedWorksOnTheOtherAndOnce() {
        Customer ada = Customer.of(here);
        String token = ada.resetToken();

        onTheOther(ada).reset(token, NEW).expect(200);

        ada.reset(token, NEW + " " + UUID.randomUUID()).expectProblem(400, "INVALID_TOKEN");
    }

    /** A customer whose session and roles the other node has in its memory. */
    private Customer remembered() {
        Customer customer = Customer.of(here);
        onTheOther(customer).expectSignedIn();
        onTheOther(customer).expectSignedIn();
        return customer;
    }

    private Customer onTheOther(Customer customer) {
        return new Customer(there, customer.email(), customer.session());
    }

    private void refusedWithinASecond(Customer customer) {
        within(() -> onTheOther(customer).client().get("/v1/me").status() == 401);
        onTheOther(customer).client().get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        customer.client().get("/v1/me").expectProblem(401, "INVALID_TOKEN");
    }

    private static void within(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(A_SECOND)
                .until(condition);
    }

    private void role(Customer customer, String role) {
        admin().patch("/v1/admin/users/" + customer.id(), "{\"roles\":[\"" + role + "\"]}")
                .expect(200);
    }

    /** Signed in anew, since a test before may have revoked the key of the shop's own admin. */
    private Client admin() {
        return here.anonymous()
                .bearing(here.signIn(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD).text("/accessToken"));
    }

    private int endListening() {
        return here.bean(JdbcClient.class).sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = 'merkato invalidations'
                        """).query(Integer.class).single();
    }

    private int listening() {
        return here.bean(JdbcClient.class)
                .sql("select count(*) from pg_stat_activity where application_name = 'merkato invalidations'")
                .query(Integer.class)
                .single();
    }
}
