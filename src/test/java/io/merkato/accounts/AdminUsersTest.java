package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What admins see of people and decide about them. */
@ShopTest
class AdminUsersTest {

    private static final String PATH = "/v1/admin/users";
    private static final String SHORT = "short and own";

    @Test
    void aUserIsFoundByTheAddressInAnyCase(Shop shop) {
        Customer ada = Customer.of(shop);

        Answer found = find(shop, ada.email().toUpperCase(Locale.ROOT));

        assertThat(found.at("/items").size()).isEqualTo(1);
        assertThat(found.text("/items/0/id")).isEqualTo(ada.id());
        assertThat(found.text("/items/0/email")).isEqualTo(ada.email());
        assertThat(found.at("/items/0/confirmed").asBoolean()).isTrue();
        assertThat(found.at("/items/0/disabled").asBoolean()).isFalse();
        assertThat(found.at("/nextCursor").isNull()).isTrue();
        assertThat(found.body()).doesNotContain("argon2", "password_hash", "passwordHash");
    }

    @Test
    void partOfAnAddressFindsNobody(Shop shop) {
        Customer ada = Customer.of(shop);

        assertThat(find(shop, ada.email().substring(1)).at("/items")).isEmpty();
        assertThat(find(shop, "%").at("/items")).isEmpty();
        assertThat(find(shop, "' or true --").at("/items")).isEmpty();
    }

    @Test
    void pagesStayRightWhilePeopleRegister(Shop shop) {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            people.addFirst(Customer.of(shop).id());
        }
        Answer first = shop.admin().get(PATH + "?limit=2").expect(200);
        Customer.of(shop);

        Answer second = shop.admin()
                .get(PATH + "?limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(List.of(first.text("/items/0/id"), first.text("/items/1/id"), second.text("/items/0/id")))
                .isEqualTo(people);
        shop.admin()
                .get(PATH + "?limit=2&email=a@example.org&cursor=" + first.text("/nextCursor"))
                .expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void whoIsNotThereIsNotFound(Shop shop) {
        shop.admin().get(PATH + "/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        shop.admin().get(PATH + "/nobody").expectProblem(404, "NOT_FOUND");
        shop.admin()
                .patch(PATH + "/" + UUID.randomUUID(), "{\"disabled\":true}")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aDecisionOnWhatIsOutdatedIsRefused(Shop shop) {
        Customer ada = Customer.of(shop);
        Answer read = shop.admin().get(PATH + "/" + ada.id()).expect(200);
        ada.client().patch("/v1/me", "{\"firstName\":\"Augusta\"}").expect(200);

        shop.admin()
                .with("If-Match", read.header("etag"))
                .patch(PATH + "/" + ada.id(), "{\"disabled\":true}")
                .expectProblem(412, "PRECONDITION_FAILED");

        String now = shop.admin().get(PATH + "/" + ada.id()).expect(200).header("etag");
        Answer changed = shop.admin()
                .with("If-Match", now)
                .patch(PATH + "/" + ada.id(), "{\"roles\":[\"staff\"]}")
                .expect(200);
        assertThat(changed.body())
                .isEqualTo(shop.admin().get(PATH + "/" + ada.id()).body());
        assertThat(changed.text("/firstName")).isEqualTo("Augusta");
        assertThat(changed.text("/roles/0")).isEqualTo("staff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roles\":[\"owner\"]}",
                "{\"roles\":[\"ADMIN\"]}",
                "{\"roles\":[null]}",
                "{\"roles\":[0]}",
                "{\"roles\":\"admin\"}",
                "{\"roles\":[]}",
                "{\"disabled\":\"yes\"}",
                "{\"email\":\"a@example.org\"}",
                "{\"confirmed\":true}",
                "{\"passwordDueAt\":null}"
            })
    void whatIsNoDecisionChangesNothing(String body, Shop shop) {
        Customer ada = Customer.of(shop);
        String before = shop.admin().get(PATH + "/" + ada.id()).expect(200).body();

        assertThat(shop.admin().patch(PATH + "/" + ada.id(), body).status()).isIn(400, 422);

        assertThat(shop.admin().get(PATH + "/" + ada.id()).body()).isEqualTo(before);
    }

    @Test
    void disablingEndsAllSessionsAndEnablingDoesNotBringThemBack(Shop shop) {
        Customer here = Customer.of(shop);
        Customer there = here.onAnotherDevice();
        here.expectSignedIn();

        shop.admin().patch(PATH + "/" + here.id(), "{\"disabled\":true}").expect(200);
        here.expectSignedOut();
        there.expectSignedOut();
        here.signIn(Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
        shop.admin().patch(PATH + "/" + here.id(), "{\"disabled\":false}").expect(200);

        here.expectSignedOut();
        there.expectSignedOut();
        here.signIn(Shop.PASSWORD).expect(200);
    }

    @Test
    void aRoleCountsForTokensThatAreOut(Shop shop) {
        Customer ada = Customer.of(shop);
        ada.client().get("/v1/admin/products").expectProblem(403, "FORBIDDEN");

        shop.setRoles(ada.id(), "admin");
        ada.client().get(PATH).expect(200);
        shop.setRoles(ada.id(), "staff");
        ada.client().get(PATH).expectProblem(403, "FORBIDDEN");
        ada.client().get("/v1/admin/products").expect(200);
        shop.setRoles(ada.id(), "customer");

        ada.client().get("/v1/admin/products").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void whoBecomesStaffWithALongPasswordIsAskedForNothing(Shop shop) {
        Customer ada = Customer.of(shop);

        Answer user = shop.admin()
                .patch(PATH + "/" + ada.id(), "{\"roles\":[\"staff\"]}")
                .expect(200);

        assertThat(user.at("/passwordDueAt").isNull()).isTrue();
        shop.expectNothingLeftOver();
        assertThat(shop.mails(ada.email(), 0)).hasSize(1);
    }

    @Test
    void whoBecomesStaffWithAShortPasswordHasAWeekToChangeIt(Shop shop) {
        Customer ada = customerWithShortPassword(shop);

        Answer user = shop.admin()
                .patch(PATH + "/" + ada.id(), "{\"roles\":[\"staff\"]}")
                .expect(200);

        assertThat(Instant.parse(user.text("/passwordDueAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
        ada.client().get("/v1/admin/products").expect(200);
        assertThat(shop.mails(ada.email(), 2).get(0).toString()).contains("15 characters", "7 days");
    }

    @Test
    void staffWhoseShortPasswordIsDueAreCustomersUntilTheyChangeIt(Shop shop) {
        Customer ada = customerWithShortPassword(shop);
        shop.setRoles(ada.id(), "staff");
        due(shop, ada, Duration.ofDays(-1));
        ada.client().get("/v1/admin/products").expectProblem(403, "FORBIDDEN");
        assertThat(ada.signIn(SHORT).expect(200).at("/user/roles").toString()).isEqualTo("[\"customer\"]");

        Answer changed = ada.client()
                .put("/v1/me/password", """
                        {"currentPassword":"%s","newPassword":"%s"}
                        """.formatted(SHORT, Shop.PASSWORD))
                .expect(200);

        assertThat(changed.at("/user/roles").toString()).isEqualTo("[\"staff\"]");
        ada.with(changed).client().get("/v1/admin/products").expect(200);
        assertThat(shop.admin().get(PATH + "/" + ada.id()).at("/passwordDueAt").isNull())
                .isTrue();
    }

    @Test
    void theRolesOfStaffEndAtTheMomentThePasswordIsDue(Shop shop) {
        Customer ada = customerWithShortPassword(shop);
        shop.setRoles(ada.id(), "staff");
        due(shop, ada, Duration.ofMillis(700));
        ada.client().get("/v1/me").expect(200);

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ada.client().get("/v1/admin/products").status() == 403);
    }

    @Test
    void anotherPromotionGivesNoMoreTime(Shop shop) {
        Customer ada = customerWithShortPassword(shop);
        shop.setRoles(ada.id(), "staff");
        due(shop, ada, Duration.ofDays(-1));

        shop.setRoles(ada.id(), "admin");

        ada.client().get(PATH).expectProblem(403, "FORBIDDEN");
    }

    private static void due(Shop shop, Customer customer, Duration fromNow) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update accounts.account set password_due_at = now() + make_interval(secs => :seconds)
                        where id = :id::uuid and password_due_at is not null
                        """)
                .param("seconds", fromNow.toMillis() / 1000.0)
                .param("id", customer.id())
                .update();
    }

    private static Customer customerWithShortPassword(Shop shop) {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        shop.anonymous().post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, SHORT)).expect(202);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + shop.mailedToken(email) + "\"}")
                .expect(204);
        return new Customer(shop, email, shop.signIn(email, SHORT));
    }

    private static Answer find(Shop shop, String email) {
        return shop.admin()
                .get(PATH + "?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8))
                .expect(200);
    }
}
