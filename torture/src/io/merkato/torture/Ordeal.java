package io.merkato.torture;

import io.merkato.testing.FaultProxy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sets everything up, lets it happen, waits for the dust to settle, and looks. */
final class Ordeal {

    private static final int BUYERS = 8;
    private static final int PLENTY = 1_000_000;
    private static final int FEW = 60;
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration LEFT_OVER = Duration.ofSeconds(60);

    private static final String LEFT = """
            select (select count(*) from platform.outbox)
                 + (select count(*) from platform.job where execution_time <= now() or picked)
            """;

    private final TortureArguments arguments;
    private final Path folder;
    private final PrintStream out;

    Ordeal(TortureArguments arguments, Path folder, PrintStream out) {
        this.arguments = arguments;
        this.folder = folder;
        this.out = out;
    }

    /** Whether every promise was kept. */
    boolean endure() throws IOException, InterruptedException {
        out.println("torture: seed %s, %s s; two nodes over one PostgreSQL, %s buyers; files in %s"
                .formatted(arguments.seed(), arguments.duration().toSeconds(), BUYERS, folder));
        Path data = Files.createDirectories(folder.resolve("database"));
        try (TorturedDatabase database = new TorturedDatabase(data);
                Till till = new Till();
                Diary diary = new Diary(folder.resolve("diary.ndjson"));
                FaultProxy first = new FaultProxy(database.jdbcUrl());
                FaultProxy second = new FaultProxy(database.jdbcUrl());
                Nodes nodes = new Nodes(List.of(node(1, first, database, till), node(2, second, database, till)))) {
            for (Node node : nodes.all()) {
                node.start();
                nodes.awaitReady(node);
            }
            Node door = nodes.get(0);
            till.open(nodes.send(door, "GET", "/v1/payment-methods", "", Map.of()));
            till.stripe().webhooks().goTo(door.address().resolve("/v1/payments/webhooks/stripe"));
            Scene scene = new Scene(nodes, till, diary, articles(nodes));
            return endure(scene, database, new Faults(scene, database, List.of(first, second), arguments.seed()));
        } catch (SQLException | ExecutionException e) {
            throw new TortureFailed("The torture itself has failed: " + e, e);
        }
    }

    private boolean endure(Scene scene, TorturedDatabase database, Faults faults)
            throws InterruptedException, ExecutionException, SQLException {
        Watch watch = new Watch(database);
        Random seeds = new Random(arguments.seed());
        List<Future<?>> people = new ArrayList<>();
        long notFinal;
        long seconds;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < BUYERS; i++) {
                BuyingCrowd crowd = new BuyingCrowd(scene, seeds.nextLong());
                people.add(threads.submit(() -> ignoring(crowd::buy)));
            }
            BuyingCrowd staff = new BuyingCrowd(scene, seeds.nextLong());
            people.add(threads.submit(() -> ignoring(staff::refund)));
            people.add(threads.submit(() -> ignoring(() -> watch.sample(scene))));
            try {
                faults.happen(Instant.now().plus(arguments.duration()));
            } finally {
                scene.close();
            }
            Instant calm = Instant.now();
            notFinal = await(watch, notFinal(calm), calm.plus(RECOVERY));
            seconds = Duration.between(calm, Instant.now()).toSeconds();
            for (Future<?> person : people) {
                person.get();
            }
        }
        long left = await(watch, LEFT, Instant.now().plus(LEFT_OVER));
        Verdict verdict = Verdict.of(scene, watch);
        verdict.say("operations not final %s s after the last fault".formatted(RECOVERY.toSeconds()), notFinal);
        verdict.say("events and jobs left over", left);
        verdict.say("invariants broken", brokenInvariants(scene.nodes()));
        verdict.say(
                "nodes that ended by themselves",
                scene.nodes().all().stream().filter(Node::hasGivenUp).count());
        print(scene, faults, seconds, verdict);
        return verdict.isClean();
    }

    private void print(Scene scene, Faults faults, long seconds, Verdict verdict) {
        List<Purchase> all = scene.diary().purchases();
        out.println("  paid at %s; %s orders sent, %s of them confirmed, %s cancelled, %s with money given back"
                .formatted(
                        Till.METHOD,
                        all.size(),
                        all.stream().filter(Purchase::isPaid).count(),
                        all.stream().filter(one -> !one.cancelled().isEmpty()).count(),
                        all.stream().filter(one -> !one.refunds().isEmpty()).count()));
        out.println("  " + faults.done());
        out.println("  everything was final %s s after the last fault".formatted(seconds));
        verdict.print(out);
        out.println(
                verdict.isClean()
                        ? "torture: every promise was kept"
                        : "torture: FAILED; run seed " + arguments.seed() + " again for the same decisions");
    }

    private static String notFinal(Instant begunBefore) {
        return """
                select count(*) from payments.operation
                where ended_at is null and status <> 'actionRequired' and created_at < '%s'
                """.formatted(begunBefore);
    }

    /** What is still found when none was found in time. */
    private static long await(Watch watch, String query, Instant deadline) throws InterruptedException, SQLException {
        long found = watch.count(query);
        while (found > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(Duration.ofMillis(250));
            found = watch.count(query);
        }
        return found;
    }

    private static long brokenInvariants(Nodes nodes) throws InterruptedException {
        Node node = nodes.get(0);
        Told told = nodes.send(node, "GET", "/v1/admin/integrity", "", nodes.admin(node));
        return told.status() == 200 ? told.json().path("violations").size() : 1;
    }

    private Node node(int number, FaultProxy proxy, TorturedDatabase database, Till till) throws IOException {
        Map<String, String> environment = new HashMap<>(till.settings());
        environment.put("DATABASE_URL", TorturedDatabase.asUser(proxy.through(database.jdbcUrl())));
        environment.put("MERKATO_MODE", "sandbox");
        environment.put("MERKATO_SECRET", "0f7c1b2e9d8a46535f4e3d2c1b0a99887766");
        environment.put("MERKATO_DEMO", "false");
        environment.put("MERKATO_ADMIN_EMAIL", Nodes.ADMIN_EMAIL);
        environment.put("MERKATO_ADMIN_PASSWORD", Nodes.ADMIN_PASSWORD);
        environment.put("MERKATO_SIGN_INS_PER_ADDRESS", "1000000");
        return new Node(folder.resolve("node-" + number), environment);
    }

    /** Some of which there is plenty, and some that are soon sold out. */
    private static List<Scene.Article> articles(Nodes nodes) throws InterruptedException {
        List<Scene.Article> articles = new ArrayList<>();
        Node node = nodes.get(0);
        Map<String, String> admin = nodes.admin(node);
        for (int i = 0; i < 6; i++) {
            int units = i < 4 ? PLENTY : FEW;
            Told made =
                    nodes.send(node, "POST", "/v1/admin/products", """
                    {"title":"Article %s","status":"active","variants":[
                      {"sku":"ARTICLE-%s","price":{"amount":%s,"currency":"EUR"},"onHand":%s}]}
                    """.formatted(i, i, 999 + 250 * i, units), admin);
            if (made.status() != 201) {
                throw new TortureFailed("The shop takes no products: " + made.body());
            }
            articles.add(new Scene.Article(made.text("/variants/0/id"), units));
        }
        return articles;
    }

    /** The answer of a thread that is asked for nothing but its end. */
    private static boolean ignoring(Interruptible work) throws InterruptedException {
        work.run();
        return true;
    }

    @FunctionalInterface
    private interface Interruptible {

        void run() throws InterruptedException;
    }
}
