package io.merkato.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.merkato.testing.Answer;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node whose database goes away and comes back. Its pool waits for a second instead of ten. */
@ShopTest
class DatabaseAwayTest {

    private static final String POOL_WAITS = "--spring.datasource.hikari.connection-timeout=1000";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void aServerThatIsGoneIsToldInOneLineAndReadinessKnowsIt(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop, POOL_WAITS)) {
            node.anonymous().get("/health/ready").expect(200);
            awaitIndexOfWords(node);
            node.anonymous().get("/v1/products?q=lamp").expect(200);
            List<ILoggingEvent> told;
            try (HeardLog heard = new HeardLog()) {
                proxy.refuse();

                awaitReadiness(node, 503);
                // For long enough that the outbox, the imports and the jobs have looked for work too.
                await("nothing is served that is read from it")
                        .during(Duration.ofSeconds(7))
                        .atMost(TIMEOUT)
                        .until(() -> node.anonymous().get("/v1/categories").status() == 503);
                node.anonymous().get("/v1/categories").expectProblem(503, "OVERLOADED");
                node.anonymous().get("/v1/products").expect(200);
                node.anonymous().get("/v1/products?q=lamps").expect(200);
                Answer page = node.anonymous().get("/dev/inbox").expect(503);
                assertThat(page.header("content-type")).startsWith("text/html");
                assertThat(page.header("retry-after")).isEqualTo("1");
                node.anonymous().get("/health/live").expect(200);
                told = troubles(heard);
            }
            proxy.restore();

            awaitReadiness(node, 200);
            await("the pool has a connection again")
                    .atMost(TIMEOUT)
                    .until(() -> node.anonymous().get("/v1/categories").status() == 200);
            assertThat(told).hasSize(1).allSatisfy(event -> {
                assertThat(event.getFormattedMessage()).contains("was not served by the database");
                assertThat(event.getThrowableProxy()).isNull();
            });
        }
    }

    @Test
    void readinessAnswersAtOnceWhenTheDatabaseDoesNot(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop, POOL_WAITS);
                HeardLog heard = new HeardLog()) {
            proxy.fallSilent();

            awaitReadiness(node, 503);
            long asked = System.nanoTime();
            node.anonymous().get("/health/ready").expect(503);

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
            proxy.restore();
            awaitReadiness(node, 200);
            assertThat(heard.messages()).anyMatch(message -> message.startsWith("The database serves again, after"));
        }
    }

    private static void awaitIndexOfWords(Shop node) {
        await("words are found without the database")
                .atMost(TIMEOUT)
                .until(() ->
                        node.admin().get("/v1/admin/search/index").at("/words").asBoolean());
    }

    private static void awaitReadiness(Shop node, int status) {
        await("readiness is " + status)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> node.anonymous().get("/health/ready").status() == status);
    }

    /** What the shop has told; the validator of the contract, which is the tests', talks too. */
    private static List<ILoggingEvent> troubles(HeardLog heard) {
        return heard.events().stream()
                .filter(event -> !event.getLoggerName().startsWith("com.networknt"))
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }
}
