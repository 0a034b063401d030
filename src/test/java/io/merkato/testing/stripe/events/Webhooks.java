package io.merkato.testing.stripe.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.merkato.testing.stripe.wire.FakeClock;
import io.merkato.testing.stripe.wire.OtherAmount;
import io.merkato.testing.stripe.wire.Spell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends events to the webhook. One that is not answered by 2xx is sent again, each time after twice the pause, as Stripe
 * does over days; here the first pause is 100 ms.
 */
public final class Webhooks implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 16;

    private final FakeClock clock;
    private final List<WebhookFault> faults = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledThreadPoolExecutor sender = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("webhooks-", 0).factory());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Optional<URI> address = Optional.empty();
    private volatile List<String> secrets;

    public Webhooks(FakeClock clock, String secret) {
        this.clock = clock;
        this.secrets = List.of(secret);
        sender.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Where events go from now on; before that they go nowhere. */
    public Webhooks goTo(URI webhook) {
        address = Optional.of(webhook);
        return this;
    }

    /** How many are sent at the same time, one unless this says more. */
    public Webhooks atOnce(int senders) {
        sender.setCorePoolSize(senders);
        return this;
    }

    /** Two secrets are live while one replaces the other, and each signs. */
    public Webhooks signedWith(String... live) {
        secrets = List.of(live);
        return this;
    }

    /** The secret that the shop is set up with. */
    public String secret() {
        return secrets.getFirst();
    }

    /** The header for a body, at this moment. */
    public String signature(byte[] body) {
        return Signature.of(body, clock.seconds(), secrets);
    }

    public WebhookFaults next(int events) {
        return everything().next(events);
    }

    public WebhookFaults of(String... types) {
        return everything().of(types);
    }

    public Spell dropped() {
        return everything().dropped();
    }

    public Spell doubled() {
        return everything().doubled();
    }

    /** Within 300 ms. */
    public Spell shuffled() {
        return everything().shuffled(Duration.ofMillis(300));
    }

    public Spell late(Duration by) {
        return everything().late(by);
    }

    public Spell badlySigned() {
        return everything().badlySigned();
    }

    public Spell tellAnotherAmount() {
        return everything().tellingAnotherAmount();
    }

    /** Lifts all faults. What was dropped stays so. */
    public void asUsual() {
        faults.forEach(fault -> fault.spell().lift());
        faults.clear();
    }

    public WebhookFaults everything() {
        return new WebhookFaults(faults, Set.of(), Integer.MAX_VALUE);
    }

    /** Every try so far. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Events that are on their way. */
    public int waiting() {
        return waiting.get();
    }

    /** Sends an event once more, as by the button in the dashboard. */
    public void resend(Event event) {
        schedule(event, EnumSet.noneOf(WebhookFault.Kind.class), 1, Duration.ZERO);
    }

    boolean areWanted() {
        return address.isPresent();
    }

    void send(Event event) {
        if (!areWanted()) {
            return;
        }
        Set<WebhookFault.Kind> met = EnumSet.noneOf(WebhookFault.Kind.class);
        Duration pause = Duration.ZERO;
        faults.removeIf(fault -> fault.spell().isOver());
        for (WebhookFault fault : faults) {
            if (fault.meets(event)) {
                met.add(fault.kind());
                pause = pause.plus(pause(fault));
            }
        }
        if (!met.contains(WebhookFault.Kind.DROPPED)) {
            schedule(event, met, 1, pause);
            if (met.contains(WebhookFault.Kind.DOUBLED)) {
                schedule(event, met, 1, pause);
            }
        }
    }

    private static Duration pause(WebhookFault fault) {
        return switch (fault.kind()) {
            case LATE -> fault.spread();
            case SHUFFLED ->
                Duration.ofMillis(
                        ThreadLocalRandom.current().nextLong(fault.spread().toMillis() + 1));
            case DROPPED, DOUBLED, BADLY_SIGNED, OTHER_AMOUNT -> Duration.ZERO;
        };
    }

    private void schedule(Event event, Set<WebhookFault.Kind> met, int attempt, Duration pause) {
        waiting.incrementAndGet();
        // Without a pause they wait in line, so that they leave in the order in which things happened.
        var _ = sender.schedule(() -> attempt(event, met, attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(Event event, Set<WebhookFault.Kind> met, int attempt) {
        try {
            int status = post(event, met);
            deliveries.add(new Delivery(event.id(), event.type(), status));
            if (status >= 200 && status < 300) {
                event.arrived();
            } else if (attempt < TRIES) {
                schedule(event, met, attempt + 1, longer(attempt));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static Duration longer(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private int post(Event event, Set<WebhookFault.Kind> met) throws InterruptedException {
        ObjectNode json = event.json();
        if (met.contains(WebhookFault.Kind.OTHER_AMOUNT)) {
            OtherAmount.in((ObjectNode) json.at("/data/object"));
        }
        byte[] body = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(json)
                .getBytes(UTF_8);
        List<String> signing = met.contains(WebhookFault.Kind.BADLY_SIGNED) ? List.of("whsec_of_nobody") : secrets;
        HttpRequest request = HttpRequest.newBuilder(address.orElseThrow())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", Signature.of(body, clock.seconds(), signing))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
        http.shutdownNow();
        http.close();
    }
}
