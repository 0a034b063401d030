package io.merkato.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.jobs.Outbox;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ShopTest
class ReconciliationOverHttpTest {

    @Test
    void theLastTwoDaysAreComparedWhenNothingIsSaid(Shop shop) {
        shop.guestWith(shop.product(1000, 1), 1).order().isConfirmed();

        Answer found = shop.staff().get("/v1/admin/reconciliation").expect(200);

        assertThat(Duration.between(Instant.parse(found.text("/from")), Instant.parse(found.text("/to"))))
                .isEqualTo(Duration.ofDays(2));
        assertThat(found.at("/differences")).isEmpty();
        assertThat(found.number("/count")).isZero();
        JsonNode sandbox = found.at("/gateways")
                .valueStream()
                .filter(side -> side.get("method").asString().equals("sandbox"))
                .findFirst()
                .orElseThrow();
        assertThat(sandbox.get("status").asString()).isEqualTo("noList");
        assertThat(sandbox.get("ours").asInt()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z",
                "?from=2026-01-01T00:00:00Z&to=2026-02-02T00:00:00Z",
                "?to=0001-01-01T00:00:00Z",
                "?from=-999999999-01-01T00:00:00Z",
                "?to=-1000000000-01-01T00:00:00Z",
                "?from=yesterday",
                "?from=%2B999999999-01-01T00:00:00Z"
            })
    void aTimeThatCannotBeComparedIsRefused(String query, Shop shop) {
        shop.staff().get("/v1/admin/reconciliation" + query).expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void whatLiesAheadIsNotAsked(Shop shop) {
        Answer found = shop.staff()
                .get("/v1/admin/reconciliation?to=9999-12-31T00:00:00Z")
                .expect(200);

        assertThat(Instant.parse(found.text("/to"))).isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void adminsGetAMailWhenTheBooksDiffer(Shop shop) {
        Instant from = Instant.parse("2026-05-01T00:00:00Z");
        BooksDiffer event = new BooksDiffer(UUID.randomUUID(), from, from.plus(Duration.ofDays(2)), 3);

        shop.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> shop.bean(Outbox.class).publish(event));

        shop.expectNothingLeftOver();
        assertThat(shop.mails(Shop.ADMIN_EMAIL, 1).toString())
                .contains("differ in 3 things", "from=2026-05-01T00:00:00Z&to=2026-05-03T00:00:00Z");
    }
}
