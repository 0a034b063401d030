package io.merkato.crashes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.StripeFake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every request that moves money dies at each of its points: before and after each statement, each commit and each call of a
 * gateway, and by losing the answer of it. It is then repeated at another node, as a browser would, while the shop recovers by
 * its own jobs. Each ends as it would have without a crash, with one charge or none.
 */
class CrashPointsTest {

    private static final String SETTING = "--test.crash-points=true";
    private static final int STOCK = 100_000;
    private static final int AT_ONCE = 16;

    private static StripeFake stripe;
    private static Shop victim;
    private static Shop other;
    private static Operator operator;
    private static final Map<String, Integer> counted = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        stripe = StripeFake.start();
        String[] settings = {
            SETTING,
            Shop.connections(10),
            "--merkato.stripe-secret-key=" + stripe.secretKey(),
            "--merkato.stripe-publishable-key=" + stripe.publishableKey(),
            "--merkato.stripe-webhook-secret=" + stripe.webhooks().secret(),
            "--merkato.stripe-api-base=" + stripe.address()
        };
        victim = Shop.start(settings);
        other = Shop.beside(victim, settings);
        other.bean(WatchedBeans.class).speakToThoseOf(victim.bean(WatchedBeans.class));
        log(LogLevel.OFF);
        operator = new Operator(other.bean(JdbcClient.class));
    }

    @AfterAll
    static void stop() {
        operator.close();
        other.close();
        victim.close();
        stripe.close();
        log(null);
        counted.forEach((scenario, points) -> System.out.printf(
                "crash points: %s of %s, each in %s ways%n", points, scenario, Death.values().length));
        int all = counted.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("crash points: %s in all, %s runs%n", all, all * Death.values().length);
    }

    /** Thousands of processes that end in the middle are no errors of the shop. */
    private static void log(@Nullable LogLevel level) {
        LoggingSystem.get(CrashPointsTest.class.getClassLoader()).setLogLevel("io.merkato.platform.problem", level);
    }

    static Stream<Scenario> everyOneEndsWell() {
        return Scenarios.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource
    void everyOneEndsWell(Scenario scenario) throws InterruptedException {
        Product product = victim.product(1250, STOCK);
        List<CrashPoint> points = points(scenario, product);
        List<Run> runs = points.stream()
                .flatMap(point -> Arrays.stream(Death.values()).map(death -> new Run(scenario, point, death)))
                .toList();

        assertThat(all(runs, product)).isEmpty();

        int sold = (runs.size() + 3) * scenario.units();
        assertThat(product.available()).isEqualTo(STOCK - sold);
        gatewaysAndShopAgree();
        stripeAndShopAgree();
        victim.expectNothingLeftOver();
        eachOrderHasOneMail();
        counted.put(scenario.name(), points.size());
    }

    /** The points of one that nothing happens to, once caches are filled: those that it passes each time, whatever they forget. */
    private static List<CrashPoint> points(Scenario scenario, Product product) {
        watched(scenario, product);
        List<CrashPoint> before = watched(scenario, product).passed();
        List<CrashPoint> points = watched(scenario, product).passed().stream()
                .filter(before::contains)
                .toList();
        assertThat(points).extracting(CrashPoint::what).contains("commit").hasSizeGreaterThan(10);
        return points;
    }

    private static Flow watched(Scenario scenario, Product product) {
        Asked asked = scenario.prepare().apply(victim, product);
        Flow flow = Flow.unharmed();
        Answer answer = asked.at(victim, flow);
        assertThat(answer.status()).as(answer.body()).isIn(scenario.statuses());
        operator.hurry(asked.email());
        awaitEnd(asked);
        scenario.end().accept(ended(asked, asked.at(other)));
        return flow;
    }

    private static List<String> all(List<Run> runs, Product product) throws InterruptedException {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Run run : runs) {
                room.acquire();
                threads.execute(() -> {
                    try {
                        run.go(product);
                    } catch (Throwable e) {
                        failures.add(run.death + " " + run.point + ": " + e);
                    } finally {
                        room.release();
                    }
                });
            }
        }
        return List.copyOf(failures);
    }

    private record Run(Scenario scenario, CrashPoint point, Death death) {

        void go(Product product) {
            Asked asked = scenario.prepare().apply(victim, product);
            Flow flow = Flow.dying(point, death);
            Answer told = answer(asked, flow);
            assertThat(flow.reached()).as("the point is reached").isTrue();
            operator.hurry(asked.email());
            require(asked.at(other), 202, 409);
            awaitEnd(asked);
            Answer last = asked.at(other);
            operator.leave(asked.email());

            if (told == null || told.status() == 503) {
                require(last);
            } else {
                assertThat(last.body()).as("the same answer").isEqualTo(told.body());
            }
            scenario.end().accept(ended(asked, last));
        }

        /** What the client is told, which is nothing when the process has ended. */
        private @Nullable Answer answer(Asked asked, Flow flow) {
            try {
                Answer told = asked.at(victim, flow);
                if (flow.halted()) {
                    return null;
                }
                require(told, 202, 503);
                return told;
            } catch (AssertionError e) {
                if (flow.halted()) {
                    return null;
                }
                throw e;
            }
        }

        private void require(Answer answer, Integer... more) {
            List<Integer> allowed = new ArrayList<>(scenario.statuses());
            allowed.addAll(Arrays.asList(more));
            assertThat(answer.status()).as(answer.body()).isIn(allowed);
        }
    }

    private static Ended ended(Asked asked, Answer answer) {
        List<UUID> orders = other.bean(JdbcClient.class)
                .sql("select id from orders.\"order\" where email = :email")
                .param("email", asked.email())
                .query(UUID.class)
                .list();
        return new Ended(
                asked,
                other,
                answer,
                lines().filter(line -> orders.contains(line.order().value())).toList());
    }

    private static void awaitEnd(Asked asked) {
        await("the payments of " + asked.email() + " are final")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> other.bean(JdbcClient.class)
                        .sql("""
                                select not exists (
                                    select 1 from orders."order" o
                                    join payments.payment p on p.order_id = o.id
                                    join payments.operation op on op.payment_id = p.id
                                    where o.email = :email and op.ended_at is null)
                                """)
                        .param("email", asked.email())
                        .query(Boolean.class)
                        .single());
    }

    /** What the gateway has done is what the shop has written down, both ways. */
    private static void gatewaysAndShopAgree() {
        List<String> written =
                other.bean(JdbcClient.class).sql("""
                        select o.kind || ' ' || o.id || ' ' || o.amount
                        from payments.operation o join orders."order" b on b.id =
                            (select order_id from payments.payment p where p.id = o.payment_id)
                        where o.status = 'succeeded'
                        """).query(String.class).list();
        assertThat(lines().map(line -> line.kind().text() + " " + line.operation() + " " + line.amountMinor()))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    /** What Stripe itself knows: one charge for each order that it has taken money for, and as much as the shop believes. */
    private static void stripeAndShopAgree() {
        List<String> believed =
                other.bean(JdbcClient.class).sql("""
                        select order_id || ', charges: 1, kept: ' || captured - refunded
                        from payments.payment where method = 'stripe' and captured > 0
                        """).query(String.class).list();
        assertThat(stripe.book().all().stream().map(sums -> "%s, charges: %s, kept: %s"
                        .formatted(sums.metadata().get("order"), sums.charges(), sums.keptMinor())))
                .containsExactlyInAnyOrderElementsOf(believed);
    }

    /** The confirmation is written once for each order that stood, but for those that ended before anything was paid. */
    private static void eachOrderHasOneMail() {
        assertThat(other.bean(JdbcClient.class).sql("""
                                select o.email
                                from orders."order" o
                                cross join lateral (
                                    select count(*) filter (where type = 'paid') as paid,
                                           count(*) filter (where type = 'confirmed') as confirmed
                                    from orders.timeline t where t.order_id = o.id) happened
                                cross join lateral (
                                    select count(*) as count from notifications.mail m
                                    where m.recipient = o.email and m.subject like 'Your order % is confirmed') mails
                                where o.email like 'crash-%' and mails.count <> case
                                    when paid > 0 then 1
                                    when confirmed = 0 then 0
                                    when o.status = 'cancelled' then least(mails.count, 1)
                                    else 1 end
                                """).query(String.class).list())
                .as("who got no mail, or several")
                .isEmpty();
    }

    private static Stream<GatewayBook.Line> lines() {
        return victim.bean(WatchedBeans.class).book().lines().stream();
    }
}
