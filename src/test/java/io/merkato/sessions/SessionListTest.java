package io.merkato.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The devices that a person is signed in on. */
@ShopTest
class SessionListTest {

    private static final String PATH = "/v1/me/sessions";

    @Test
    void aDeviceIsShownAsItSignedIn(Shop shop) {
        String email = shop.registered();
        Client phone = shop.anonymous().with("User-Agent", "Phone/1.0");
        Client signedIn = phone.bearing(
                Customer.signIn(phone, email, Shop.PASSWORD).expect(200).text("/accessToken"));

        Answer list = signedIn.get(PATH).expect(200);

        assertThat(list.at("/items").size()).isEqualTo(1);
        JsonNode device = list.at("/items/0");
        assertThat(device.get("userAgent").asString()).isEqualTo("Phone/1.0");
        assertThat(device.get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(device.get("current").asBoolean()).isTrue();
        assertThat(device.propertyNames())
                .containsExactlyInAnyOrder("id", "current", "address", "userAgent", "createdAt", "lastUsedAt");
        assertThat(list.header("cache-control")).contains("no-store");
    }

    @Test
    void theOneThatAsksIsMarkedAndTheNewestComesFirst(Shop shop) {
        Customer first = Customer.of(shop);
        Customer second = first.onAnotherDevice();

        assertThat(current(first.client().get(PATH))).containsExactly(false, true);
        assertThat(current(second.client().get(PATH))).containsExactly(true, false);
    }

    @Test
    void aRefreshMakesNoSecondDevice(Shop shop) {
        Customer ada = Customer.of(shop);
        String before = ada.client().get(PATH).text("/items/0/id");

        Customer now = ada.with(ada.refresh().expect(200));

        assertThat(now.client().get(PATH).at("/items").size()).isEqualTo(1);
        assertThat(now.client().get(PATH).text("/items/0/id")).isEqualTo(before);
    }

    @Test
    void theListComesInPages(Shop shop) {
        Customer ada = Customer.of(shop);
        ada.onAnotherDevice();
        ada.onAnotherDevice();
        List<String> all = ids(ada.client().get(PATH));
        Answer first = ada.client().get(PATH + "?limit=2").expect(200);
        ada.onAnotherDevice();

        Answer second = ada.client()
                .get(PATH + "?limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 3));
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void anEndedSessionsTokensAreRefusedAtOnceAndTheOthersLiveOn(Shop shop) {
        Customer here = Customer.of(shop);
        Customer there = here.onAnotherDevice();
        there.expectSignedIn();
        String id = there.client().get(PATH).text("/items/0/id");

        here.client().delete(PATH + "/" + id).expect(204);

        there.expectSignedOut();
        here.expectSignedIn();
        assertThat(ids(here.client().get(PATH))).hasSize(1).doesNotContain(id);
        here.client().delete(PATH + "/" + id).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aSessionThatCannotGoOnIsNotShown(Shop shop) {
        Customer here = Customer.of(shop);
        Customer there = here.onAnotherDevice();
        shop.bean(JdbcClient.class)
                .sql("""
                        update sessions.refresh_token set expires_at = now() where session_id = :id::uuid
                        """)
                .param("id", there.client().get(PATH).text("/items/0/id"))
                .update();

        assertThat(current(here.client().get(PATH))).containsExactly(true);
    }

    @Test
    void nobodySeesOrEndsTheSessionsOfOthers(Shop shop) {
        Customer ada = Customer.of(shop);
        Customer eve = Customer.of(shop);
        String adas = ada.client().get(PATH).text("/items/0/id");

        Answer refusal = eve.client().delete(PATH + "/" + adas).expectProblem(404, "NOT_FOUND");

        Answer unknown = eve.client().delete(PATH + "/" + UUID.randomUUID()).expect(404);
        assertThat(refusal.text("/detail")).isEqualTo(unknown.text("/detail"));
        assertThat(ids(eve.client().get(PATH))).doesNotContain(adas);
        shop.admin().delete(PATH + "/" + adas).expectProblem(404, "NOT_FOUND");
        eve.client().delete(PATH + "/nonsense").expectProblem(404, "NOT_FOUND");
        ada.expectSignedIn();
    }

    @Test
    @ManyConnections
    void whoSignsOutTwiceAtOnceIsSignedOut(Shop shop) {
        Customer ada = Customer.of(shop);
        ada.expectSignedIn();

        List<Answer> answers = AtOnce.run(8, i -> ada.client().post("/v1/auth/logout", null));

        assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 401);
        ada.expectSignedOut();
    }

    @Test
    @ManyConnections
    void refreshesThatRaceWithASignOutLeaveNothingAlive(Shop shop) {
        Customer ada = Customer.of(shop);

        List<Answer> answers = AtOnce.run(
                8, i -> i % 4 == 3 ? ada.client().post("/v1/auth/logout", "{\"everywhere\":true}") : ada.refresh());

        answers.stream()
                .filter(answer -> answer.status() == 200 && answer.body().contains("refreshToken"))
                .forEach(answer -> ada.with(answer).expectSignedOut());
        ada.client().get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        ada.refresh().expect(401);
    }

    private static List<Boolean> current(Answer list) {
        return list.expect(200)
                .at("/items")
                .valueStream()
                .map(device -> device.get("current").asBoolean())
                .toList();
    }

    private static List<String> ids(Answer list) {
        return list.expect(200)
                .at("/items")
                .valueStream()
                .map(device -> device.get("id").asString())
                .toList();
    }
}
