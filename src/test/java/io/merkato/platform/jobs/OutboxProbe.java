package io.merkato.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Listeners that only the tests have. They note what they hear, and fail as often as a test asks them to. */
class OutboxProbe {

    /** Something happened, for the n-th time. */
    record Happened(UUID aggregateId, int number) implements DomainEvent {}

    /** A listener has heard of it. */
    record Heard(UUID aggregateId, int number) implements DomainEvent {}

    private final Outbox outbox;
    /** Takes part in a transaction and lets it not be committed, as a refusal in a use case does. */
    private final TransactionTemplate spoiler;

    private final Set<UUID> spoiling = ConcurrentHashMap.newKeySet();
    private final Map<UUID, AtomicInteger> failuresLeft = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> notes = new ConcurrentHashMap<>();

    OutboxProbe(Outbox outbox, TransactionTemplate spoiler) {
        this.outbox = outbox;
        this.spoiler = spoiler;
    }

    @Subscribe("test.failing")
    void tryIt(Happened event) {
        // Published before the failure, so that it must be rolled back with it.
        outbox.publish(new Heard(event.aggregateId(), event.number()));
        noted("tried", event.aggregateId()).add(event.number());
        if (failuresLeft(event.aggregateId()).getAndDecrement() > 0) {
            throw new IllegalStateException("This listener was asked to fail.");
        }
        if (spoiling.contains(event.aggregateId())) {
            spoiler.executeWithoutResult(TransactionStatus::setRollbackOnly);
        }
        note("failing", event.aggregateId(), event.number());
    }

    @Subscribe("test.steady")
    void hear(Happened event) {
        note("steady", event.aggregateId(), event.number());
    }

    @Subscribe("test.together")
    void hearTogether(List<Happened> events) {
        events.forEach(event -> note("together with " + (events.size() - 1), event.aggregateId(), event.number()));
    }

    @Subscribe("test.echo")
    void echo(Heard event) {
        note("echo", event.aggregateId(), event.number());
    }

    /** Whether the failing listener is to leave its transaction so that it cannot be committed. */
    void spoil(UUID aggregate, boolean spoils) {
        if (spoils) {
            spoiling.add(aggregate);
        } else {
            spoiling.remove(aggregate);
        }
    }

    /** Lets the failing listener fail for an aggregate so many times. */
    void fail(UUID aggregate, int times) {
        failuresLeft(aggregate).set(times);
    }

    /** The numbers that a listener has noted for an aggregate, in the order of their delivery. */
    List<Integer> noted(String listener, UUID aggregate) {
        return notes.computeIfAbsent(listener + " " + aggregate, name -> new CopyOnWriteArrayList<>());
    }

    /** Notes what is committed: a batch in which another event fails is delivered again. */
    private void note(String listener, UUID aggregate, int number) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                noted(listener, aggregate).add(number);
            }
        });
    }

    private AtomicInteger failuresLeft(UUID aggregate) {
        return failuresLeft.computeIfAbsent(aggregate, id -> new AtomicInteger());
    }
}
