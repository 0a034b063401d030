package io.merkato.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.UserId;
import io.merkato.platform.visitor.Visitor;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What admins read over HTTP. */
@ShopTest
class AuditEventsTest {

    private static final String PATH = "/v1/admin/audit-events";
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Firefox/150 (Ünïx)", "req-1");

    @Test
    void anEventTellsWhatHappenedToWhomByWhomAndFromWhere(Shop shop) {
        UserId user = UserId.next();
        UserId admin = UserId.next();
        Instant before = Instant.now().minusSeconds(60);
        trail(shop).record(SecurityEvent.ROLES_CHANGED, user, admin, VISITOR, "from customer to staff – für Öl 🛢");

        JsonNode event = only(shop.admin().get(PATH + "?userId=" + user));

        assertThat(event.propertyNames())
                .containsExactly(
                        "id", "at", "type", "userId", "actorId", "address", "userAgent", "requestId", "detail");
        assertThat(Instant.parse(event.get("at").asString()))
                .isBetween(before, Instant.now().plusSeconds(60));
        assertThat(event.get("type").asString()).isEqualTo("rolesChanged");
        assertThat(event.get("userId").asString()).isEqualTo(user.toString());
        assertThat(event.get("actorId").asString()).isEqualTo(admin.toString());
        assertThat(event.get("address").asString()).isEqualTo("192.0.2.7");
        assertThat(event.get("userAgent").asString()).isEqualTo("Firefox/150 (Ünïx)");
        assertThat(event.get("requestId").asString()).isEqualTo("req-1");
        assertThat(event.get("detail").asString()).isEqualTo("from customer to staff – für Öl 🛢");
    }

    @Test
    void whatIsNotKnownIsNull(Shop shop) {
        String detail = "key " + UserId.next();
        trail(shop).record(SecurityEvent.SIGNING_KEY_ROTATED, null, null, null, detail);

        JsonNode event = shop.admin()
                .get(PATH + "?type=signingKeyRotated&limit=100")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.get("detail").asString().equals(detail))
                .findFirst()
                .orElseThrow();

        for (String unknown : List.of("userId", "actorId", "address", "userAgent", "requestId")) {
            assertThat(event.get(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsWrittenInCamelCaseAndFoundByThatName(SecurityEvent event, Shop shop) {
        UserId user = UserId.next();
        trail(shop).record(event, user, null, VISITOR, "");

        assertThat(event.text()).matches("[a-z]+([A-Z][a-z]+)*");
        assertThat(only(shop.admin().get(PATH + "?userId=" + user + "&type=" + event.text()))
                        .get("type")
                        .asString())
                .isEqualTo(event.text());
    }

    @Test
    void eventsOfOtherPeopleAndKindsAreLeftOut(Shop shop) {
        UserId user = UserId.next();
        UserId other = UserId.next();
        trail(shop).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "");
        trail(shop).record(SecurityEvent.SIGNED_OUT, user, user, VISITOR, "");
        trail(shop).record(SecurityEvent.SIGNED_IN, other, user, VISITOR, "");

        assertThat(types(shop.admin().get(PATH + "?userId=" + user))).containsExactly("signedOut", "signedIn");
        assertThat(types(shop.admin().get(PATH + "?type=signedIn&userId=" + user)))
                .containsExactly("signedIn");
    }

    @Test
    void pagesStayRightWhileEventsAreAdded(Shop shop) {
        UserId user = UserId.next();
        for (int i = 0; i < 5; i++) {
            trail(shop).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "sign-in " + i);
        }
        List<String> seen = new ArrayList<>();
        String path = PATH + "?limit=2&userId=" + user;

        Answer page = shop.admin().get(path).expect(200);
        while (true) {
            page.at("/items").forEach(item -> seen.add(item.get("detail").asString()));
            if (page.at("/nextCursor").isNull()) {
                break;
            }
            trail(shop).record(SecurityEvent.SIGNED_OUT, user, user, VISITOR, "later");
            page = shop.admin()
                    .get(path + "&cursor=" + page.text("/nextCursor"))
                    .expect(200);
        }

        assertThat(seen).containsExactly("sign-in 4", "sign-in 3", "sign-in 2", "sign-in 1", "sign-in 0");
    }

    @Test
    void aCursorOfAnotherQueryIsRefused(Shop shop) {
        UserId user = UserId.next();
        trail(shop).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "");
        trail(shop).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "");
        String cursor =
                shop.admin().get(PATH + "?limit=1&userId=" + user).expect(200).text("/nextCursor");

        shop.admin().get(PATH + "?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        shop.admin().get(PATH + "?cursor=nonsense").expectProblem(400, "INVALID_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=nothing", "type=0", "userId=nobody", "limit=0", "limit=101"})
    void aFilterThatCannotBeMeantIsRefused(String query, Shop shop) {
        shop.admin().get(PATH + "?" + query).expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void anUnknownFilterIsRefused(Shop shop) {
        shop.admin().get(PATH + "?user=1").expectProblem(400, "UNKNOWN_PARAMETER");
    }

    @Test
    void onlyAdminsReadTheTrail(Shop shop) {
        shop.anonymous().get(PATH).expectProblem(401, "UNAUTHENTICATED");
        shop.customer().get(PATH).expectProblem(403, "FORBIDDEN");
        staff(shop).get(PATH).expectProblem(403, "FORBIDDEN");
        staff(shop).get(PATH + "/").expectProblem(403, "FORBIDDEN");
        shop.admin().get(PATH).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void nobodyWritesTheTrailOverHttp(String method, Shop shop) {
        shop.admin().send(method, PATH, "{}").expectProblem(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void theTrailIsNotCached(Shop shop) {
        assertThat(shop.admin().get(PATH + "?limit=1").header("cache-control")).contains("no-store");
    }

    private static Client staff(Shop shop) {
        String email = shop.registered();
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set roles = array['staff'] where email = :email")
                .param("email", email)
                .update();
        return shop.anonymous().bearing(shop.signIn(email, Shop.PASSWORD).text("/accessToken"));
    }

    private static AuditTrail trail(Shop shop) {
        return shop.bean(AuditTrail.class);
    }

    private static JsonNode only(Answer answer) {
        assertThat(answer.expect(200).at("/items").size()).isEqualTo(1);
        assertThat(answer.at("/nextCursor").isNull()).isTrue();
        return answer.at("/items/0");
    }

    private static List<String> types(Answer answer) {
        return answer.expect(200)
                .at("/items")
                .valueStream()
                .map(item -> item.get("type").asString())
                .toList();
    }
}
