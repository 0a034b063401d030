package io.merkato.platform.jobs;

import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers what waits in the outbox, on every node at once: woken by commits of its own node, and looking by itself
 * every few seconds for what another node left behind. A failing listener is tried again, later and later, and holds
 * up only its own later events of the same aggregate.
 */
@Component
class DeliverEvents extends BackgroundWorker {

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final OutboxStore store;
    private final JsonMapper json;
    private final Map<String, Subscription<?>> subscriptions;
    private final TransactionTemplate transaction;
    private final LastingFaults faults;

    DeliverEvents(
            OutboxStore store,
            JsonMapper json,
            List<Subscription<?>> subscriptions,
            TransactionTemplate transaction,
            LastingFaults faults) {
        super("outbox", POLL, faults);
        this.store = store;
        this.json = json;
        this.subscriptions = subscriptions.stream().collect(Collectors.toMap(Subscription::name, Function.identity()));
        this.transaction = transaction;
        this.faults = faults;
    }

    /** Delivers the next event in a transaction of its own, with all that its listener does. False: none is due. */
    @Override
    protected boolean doNext() {
        AtomicReference<OutboxStore.@Nullable Waiting> taken = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(
                    status -> store.lockNext(subscriptions.keySet()).ifPresent(event -> {
                        taken.set(event);
                        handle(Objects.requireNonNull(subscriptions.get(event.listener())), event.payload());
                        store.delete(event.id());
                    }));
        } catch (RuntimeException e) {
            OutboxStore.Waiting event = taken.get();
            if (event == null) {
                throw e;
            }
            postpone(event, e);
        }
        return taken.get() != null;
    }

    private void postpone(OutboxStore.Waiting event, RuntimeException failure) {
        Duration delay = backOff(event.attempts());
        // Which events wait, since when and for what, is told by the table.
        faults.met("Delivering to " + event.listener(), failure);
        store.postpone(event.id(), delay, String.valueOf(failure.getMessage()));
    }

    private <E extends DomainEvent> void handle(Subscription<E> subscription, String payload) {
        subscription.handler().accept(json.readValue(payload, subscription.event()));
    }

    private static Duration backOff(int attempts) {
        Duration delay = Duration.ofSeconds(1L << Math.min(attempts, 12));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
