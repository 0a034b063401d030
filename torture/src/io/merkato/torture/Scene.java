package io.merkato.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Where buyers and staff meet the shop: what there is to buy, how it is paid, and for how long they stay. */
final class Scene {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Nodes nodes;
    private final Till till;
    private final Diary diary;
    private final List<Article> articles;
    private volatile Instant end = Instant.MAX;
    private volatile boolean open = true;

    Scene(Nodes nodes, Till till, Diary diary, List<Article> articles) {
        this.nodes = nodes;
        this.till = till;
        this.diary = diary;
        this.articles = articles;
    }

    Nodes nodes() {
        return nodes;
    }

    Till till() {
        return till;
    }

    Diary diary() {
        return diary;
    }

    List<Article> articles() {
        return articles;
    }

    boolean isOpen() {
        return open;
    }

    /** Nothing new is begun; what was begun is brought to an end. */
    void close() {
        open = false;
        end = Instant.now().plus(PATIENCE);
    }

    /** Sends until there is an answer, each time to any node and always under the same key. */
    Told insist(Random random, String path, String body, String key, Map<String, String> headers)
            throws InterruptedException {
        Map<String, String> keyed = new HashMap<>(headers);
        keyed.put("Idempotency-Key", key);
        Told told;
        do {
            told = nodes.send(anyNode(random), "POST", path, body, keyed);
            diary.sent(path, key, told);
            if (told.saysNothing()) {
                Thread.sleep(Duration.ofMillis(50 + random.nextInt(500)));
            }
        } while (told.saysNothing() && Instant.now().isBefore(end));
        return told;
    }

    Node anyNode(Random random) {
        return nodes.get(random.nextInt(nodes.all().size()));
    }

    /**
     * Something to buy.
     *
     * @param units that there were at first
     */
    record Article(String variant, int units) {}
}
