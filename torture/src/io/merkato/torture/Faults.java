package io.merkato.torture;

import static io.merkato.testing.stripe.wire.CallKind.CREATE_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_REFUND;

import io.merkato.testing.FaultProxy;
import io.merkato.testing.stripe.events.WebhookFaults;
import io.merkato.testing.stripe.faults.Answers;
import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is done to the shop, one thing after the other, as the dice fall. */
final class Faults {

    /** Texts of what matters most: each of these transactions loses its answer now and then. */
    private static final List<String> TRANSACTIONS = List.of(
            "insert into payments.payment",
            "insert into payments.journal",
            "update platform.idempotency_key",
            "insert into platform.outbox",
            "update payments.operation");

    private final Scene scene;
    private final TorturedDatabase database;
    private final List<FaultProxy> proxies;
    private final Random random;
    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final List<Future<Boolean>> restarts = new ArrayList<>();
    private final ExecutorService supervisors = Executors.newVirtualThreadPerTaskExecutor();

    Faults(Scene scene, TorturedDatabase database, List<FaultProxy> proxies, long seed) {
        this.scene = scene;
        this.database = database;
        this.proxies = proxies;
        this.random = new Random(seed);
    }

    /** How often each has happened. */
    Map<String, Integer> done() {
        return new TreeMap<>(done);
    }

    /** Does one after the other until then. What is broken afterwards is broken no more. */
    void happen(Instant until) throws InterruptedException, ExecutionException {
        while (Instant.now().isBefore(until)) {
            Thread.sleep(Duration.ofMillis(500 + random.nextInt(2000)));
            one();
        }
        for (Future<Boolean> restart : restarts) {
            restart.get();
        }
        supervisors.close();
        scene.till().stripe().asUsual();
        proxies.forEach(FaultProxy::restore);
        for (Node node : scene.nodes().all()) {
            scene.nodes().awaitReady(node);
        }
    }

    private void one() throws InterruptedException {
        FaultProxy proxy = proxies.get(random.nextInt(proxies.size()));
        switch (random.nextInt(12)) {
            case 0, 1 -> killNode();
            case 2 -> killDatabase();
            case 3, 4, 5 -> {
                note("lost commit");
                proxy.loseAnswerOfCommitAfter(TRANSACTIONS.get(random.nextInt(TRANSACTIONS.size())));
            }
            case 6 -> {
                note("connections cut");
                proxy.cut();
            }
            case 7 -> {
                note("network silent");
                proxy.fallSilent();
                Thread.sleep(Duration.ofMillis(500 + random.nextInt(2000)));
                proxy.restore();
            }
            case 8 -> {
                note("network slow");
                proxy.delay(Duration.ofMillis(1 + random.nextInt(10)));
                Thread.sleep(Duration.ofMillis(500 + random.nextInt(1500)));
                proxy.restore();
            }
            case 9 -> webhooks(scene.till().stripe().webhooks().next(1 + random.nextInt(10)));
            default -> gateway(scene.till().stripe().answers().to(CREATE_INTENT, CREATE_REFUND));
        }
    }

    /** What supervises it starts it again after a while. */
    private void killNode() {
        note("node killed");
        Node node = scene.anyNode(random);
        Duration down = Duration.ofMillis(random.nextInt(2000));
        node.kill();
        restarts.add(supervisors.submit(() -> {
            Thread.sleep(down);
            node.start();
            return true;
        }));
    }

    private void killDatabase() throws InterruptedException {
        note("database killed");
        database.kill();
        Thread.sleep(Duration.ofMillis(random.nextInt(2000)));
        database.restart();
    }

    private void gateway(Answers answers) throws InterruptedException {
        note("gateway failed");
        Answers next = answers.next(1 + random.nextInt(4));
        switch (random.nextInt(8)) {
            case 0 -> next.fails(500).beforeTheEffect();
            case 1 -> next.fails(500).afterTheEffect();
            case 2 -> next.fails(502).afterTheEffect();
            case 3 -> next.resetBeforeTheEffect();
            case 4, 5 -> next.resetAfterTheEffect();
            case 6 -> answers.rateLimits(1 + random.nextInt(4));
            default -> {
                Spell spell = random.nextBoolean() ? answers.hang() : answers.hangAfterTheEffect();
                // Some of them for longer than the shop waits.
                Thread.sleep(Duration.ofMillis(500 + random.nextInt(6500)));
                spell.lift();
            }
        }
    }

    private void webhooks(WebhookFaults next) {
        note("webhooks disturbed");
        switch (random.nextInt(5)) {
            case 0, 1 -> next.dropped();
            case 2 -> next.doubled();
            case 3 -> next.shuffled(Duration.ofSeconds(2));
            default -> next.badlySigned();
        }
    }

    private void note(String what) {
        done.merge(what, 1, Integer::sum);
        scene.diary().fault(what);
    }
}
