package io.merkato.platform.jobs;

import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.sql.TransientFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers the events of one listener: several in a transaction, or when that fails each in one of its own, so that the
 * one that fails is put off and holds up nothing but its own successors.
 */
final class Delivery {

    private static final int BATCH = 50;

    /** How much later than the first of them an event may be delivered, while events keep coming. */
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    /** For no longer does a batch keep from others what it has locked. */
    private static final long LONGEST_BATCH_NANOS = Duration.ofMillis(200).toNanos();

    private final Listener listener;
    private final OutboxStore store;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final LastingFaults faults;
    private final Semaphore atOnce;
    private final BooleanSupplier goesOn;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    private enum State {
        IDLE,
        RUNNING,
        AGAIN
    }

    /**
     * A delivery that nobody has woken yet.
     *
     * @param atOnce how many batches of all listeners are delivered at once
     * @param goesOn whether this node goes on
     */
    Delivery(
            Listener listener,
            OutboxStore store,
            JsonMapper json,
            TransactionTemplate transaction,
            LastingFaults faults,
            Semaphore atOnce,
            BooleanSupplier goesOn) {
        this.listener = listener;
        this.store = store;
        this.json = json;
        this.transaction = transaction;
        this.faults = faults;
        this.atOnce = atOnce;
        this.goesOn = goesOn;
    }

    /** Has what is due delivered, in a thread of these unless one is at it. */
    void wake(Executor threads) {
        if (state.getAndSet(State.AGAIN) == State.IDLE) {
            threads.execute(this::run);
        }
    }

    private void run() {
        boolean idle = false;
        try {
            while (!idle) {
                state.set(State.RUNNING);
                deliverAll();
                idle = state.compareAndSet(State.RUNNING, State.IDLE);
            }
        } catch (RuntimeException | Error e) {
            faults.met("Delivering to " + listener.name(), e);
        } finally {
            if (!idle) {
                state.set(State.IDLE);
            }
        }
    }

    private void deliverAll() {
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            int taken = deliverBatch();
            more = taken == BATCH || taken > 0 && isMoreAfterPause();
        }
    }

    /**
     * Lets events gather, since each batch costs a transaction, and asks unless it is woken anyway. It asks after the commit:
     * another node that has published what follows an event found that event still there.
     */
    private boolean isMoreAfterPause() {
        LockSupport.parkNanos(PAUSE_NANOS);
        return state.get() == State.RUNNING
                && !store.waiting(List.of(listener.name())).isEmpty();
    }

    private int deliverBatch() {
        atOnce.acquireUninterruptibly();
        try {
            return takeBatch();
        } finally {
            atOnce.release();
        }
    }

    /** How many were taken, delivered or put off. */
    private int takeBatch() {
        List<OutboxStore.Waiting> batch = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                batch.addAll(store.lockDue(listener.name(), BATCH));
                store.delete(hand(batch));
            });
        } catch (RuntimeException | Error e) {
            if (batch.isEmpty() || isAway(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                postpone(batch.getFirst(), e);
            } else {
                batch.forEach(this::deliverAlone);
            }
        }
        return batch.size();
    }

    /** Hands over what is quickly done, in its order, and says what that was. */
    private List<OutboxStore.Waiting> hand(List<OutboxStore.Waiting> batch) {
        if (listener.together()) {
            if (!batch.isEmpty()) {
                listener.hear(batch.stream().map(this::event).toList());
            }
            return batch;
        }
        long began = System.nanoTime();
        int handed = 0;
        while (handed < batch.size() && System.nanoTime() - began < LONGEST_BATCH_NANOS) {
            listener.hear(event(batch.get(handed)));
            handed++;
        }
        return batch.subList(0, handed);
    }

    private void deliverAlone(OutboxStore.Waiting waiting) {
        try {
            transaction.executeWithoutResult(status -> {
                List<OutboxStore.Waiting> locked = store.lock(listener.name(), waiting.id());
                locked.forEach(event -> listener.hear(listener.together() ? List.of(event(event)) : event(event)));
                store.delete(locked);
            });
        } catch (RuntimeException | Error e) {
            if (isAway(e)) {
                throw e;
            }
            postpone(waiting, e);
        }
    }

    private void postpone(OutboxStore.Waiting event, Throwable failure) {
        // Which events wait, since when and for what, is told by the table.
        faults.met("Delivering to " + listener.name(), failure);
        store.postpone(event.id(), BackOff.doubling(event.attempts() + 1), String.valueOf(failure.getMessage()));
    }

    private DomainEvent event(OutboxStore.Waiting waiting) {
        return json.readValue(waiting.payload(), listener.event());
    }

    private static boolean isAway(Throwable failure) {
        return TransientFailure.is(failure) && TransientFailure.isAway(failure);
    }
}
