package io.merkato.platform.jobs;

import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers what waits in the outbox, on every node at once and to several listeners at once: right after a commit of its
 * own node, and looking by itself every few seconds for what failed before or what another node left behind.
 */
@Component
class DeliverEvents extends BackgroundWorker {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    /** Each takes a connection, of which requests need most. */
    private static final int AT_ONCE = 3;

    private final Listeners listeners;
    private final OutboxStore store;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final LastingFaults faults;
    private final Semaphore atOnce = new Semaphore(AT_ONCE, true);
    private volatile Map<String, Delivery> deliveries = Map.of();
    private volatile @Nullable ExecutorService threads;

    DeliverEvents(
            Listeners listeners,
            OutboxStore store,
            JsonMapper json,
            TransactionTemplate transaction,
            LastingFaults faults) {
        super("outbox", POLL, faults);
        this.listeners = listeners;
        this.store = store;
        this.json = json;
        this.transaction = transaction;
        this.faults = faults;
    }

    /** Says that events wait for these listeners. */
    void wake(Collection<String> names) {
        ExecutorService running = threads;
        if (running == null) {
            return;
        }
        try {
            names.forEach(name -> Objects.requireNonNull(deliveries.get(name)).wake(running));
        } catch (RejectedExecutionException e) {
            // This node stops: another one finds them.
        }
    }

    /** Finds those for whom something is due, without waiting until they are done. */
    @Override
    protected void work() {
        wake(store.waiting(deliveries.keySet()));
    }

    @Override
    public void start() {
        deliveries = listeners.all().stream().collect(Collectors.toMap(Listener::name, this::delivery));
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("outbox-", 1).factory());
        super.start();
    }

    @Override
    public void stop() {
        ExecutorService stopping = threads;
        threads = null;
        super.stop();
        if (stopping != null) {
            stopping.shutdown();
            try {
                stopping.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Delivery delivery(Listener listener) {
        return new Delivery(listener, store, json, transaction, faults, atOnce, this::isRunning);
    }
}
