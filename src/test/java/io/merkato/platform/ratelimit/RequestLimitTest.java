package io.merkato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes over one database, with a limit that comes back too slowly for a test to notice, behind a proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLimitTest {

    private static final String READ = "/v1/categories";
    private static final int LIMIT = 10;
    private static final String[] SETTINGS = {
        Shop.connections(10),
        "--merkato.requests-per-minute=" + LIMIT,
        "--merkato.trusted-proxies=127.0.0.0/8,::1",
        "--merkato.cors-origins=https://corner.example"
    };

    private final AtomicInteger clients = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop first;

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop second;

    @BeforeAll
    void start() {
        first = Shop.start(SETTINGS);
        second = Shop.beside(first, SETTINGS);
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void aClientOverTheLimitIsRefusedAndOthersAreNot() {
        String greedy = newAddress();

        Answer refused = untilRefused(from(first, greedy)).expectProblem(429, "TOO_MANY_REQUESTS");

        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 6);
        assertThat(refused.header("ratelimit-policy")).isEqualTo("\"requests\";q=10;w=60");
        assertThat(refused.header("ratelimit")).isEqualTo("\"requests\";r=0;t=" + refused.header("retry-after"));
        from(first, newAddress()).get(READ).expect(200);
    }

    @Test
    void everyAnswerSaysWhatIsLeft() {
        Client client = from(first, newAddress());

        assertThat(client.get(READ).expect(200).header("ratelimit")).isEqualTo("\"requests\";r=9;t=6");
        assertThat(client.get("/v1/me").expect(401).header("ratelimit")).startsWith("\"requests\";r=8;t=");
        assertThat(client.get("/openapi.json").expect(200).header("ratelimit")).startsWith("\"requests\";r=7;t=");
        assertThat(client.get("/v1/nothing").expect(404).header("ratelimit-policy"))
                .isEqualTo("\"requests\";q=10;w=60");
    }

    @Test
    void aForgedTokenIsCountedBeforeItIsLookedAt() {
        Client client = from(first, newAddress()).bearing("no.such.token");
        int answered = 0;
        while (client.get(READ).status() == 401 && answered < 3 * LIMIT) {
            answered++;
        }

        assertThat(answered).isBetween(LIMIT, 2 * LIMIT);
    }

    @Test
    void healthIsAlwaysTold() {
        String greedy = newAddress();
        untilRefused(from(first, greedy));

        from(first, greedy).get("/health/live").expect(200);
        from(first, greedy).get("/health/ready").expect(200);
    }

    @Test
    void aPageOfAListedOriginMayReadTheRefusal() {
        Client page = from(first, newAddress()).with("Origin", "https://corner.example");

        Answer refused = untilRefused(page);

        assertThat(refused.header("access-control-allow-origin")).isEqualTo("https://corner.example");
        assertThat(refused.header("access-control-expose-headers"))
                .contains("RateLimit", "RateLimit-Policy", "Retry-After");
        assertThat(refused.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void neighboursInOneIpv6NetworkAreOneClient() {
        int network = clients.incrementAndGet();
        untilRefused(from(first, "2001:db8:0:" + Integer.toHexString(network) + "::1"));

        from(first, "2001:db8:0:" + Integer.toHexString(network) + ":ffff::2")
                .get(READ)
                .expect(429);
        from(first, "2001:db8:1:" + Integer.toHexString(network) + "::1")
                .get(READ)
                .expect(200);
    }

    @Test
    void whatTheFirstNodeCountedTheSecondLearns() {
        String greedy = newAddress();
        untilRefused(from(first, greedy));
        Client elsewhere = from(second, greedy);

        AtomicInteger answered = new AtomicInteger();
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> elsewhere.get(READ).status() == 429 || answered.incrementAndGet() >= LIMIT);

        assertThat(answered.get()).isLessThan(LIMIT / 2);
    }

    @Test
    void aRateLimitIsSharedByTheNodesExactly() {
        String path = "/probe/rate-limits/" + UUID.randomUUID();
        String address = newAddress();

        List<Integer> statuses = AtOnce.run(
                8, i -> from(i % 2 == 0 ? first : second, address).get(path).status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(5);
    }

    @Test
    void aNodeWhoseDatabaseDoesNotAnswerGoesOnCounting() {
        Client client = from(first, newAddress());
        TransactionTemplate transaction = first.bean(TransactionTemplate.class);
        JdbcClient sql = first.bean(JdbcClient.class);

        transaction.executeWithoutResult(status -> {
            sql.sql("lock table platform.rate_limit in access exclusive mode").update();
            untilRefused(client);
            // On a thread of its own, since this one's connection holds the lock.
            AtOnce.run(1, i -> {
                first.bean(RequestLimit.class).settle();
                return true;
            });
        });

        client.get(READ).expect(429);
    }

    /** Sends cheap reads until one is refused, and gives the refusal; before it the whole limit was answered. */
    private static Answer untilRefused(Client client) {
        int answered = 0;
        Answer answer = client.get(READ);
        while (answer.status() == 200 && answered < 3 * LIMIT) {
            answered++;
            answer = client.get(READ);
        }
        assertThat(answered).isGreaterThanOrEqualTo(LIMIT);
        return answer.expect(429);
    }

    private static Client from(Shop shop, String address) {
        return shop.anonymous().with("X-Forwarded-For", "8.8.8.8, " + address);
    }

    private String newAddress() {
        return "198.51.100." + clients.incrementAndGet();
    }
}
