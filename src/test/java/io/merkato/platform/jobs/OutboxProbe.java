package io.merkato.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Listeners that only the shop of the tests has. They note what they hear, and fail as often as a test asks them to. */
@Component
class OutboxProbe {

    /** Something happened, for the n-th time. */
    record Happened(UUID aggregateId, int number) implements DomainEvent {}

    /** A listener has heard of it. */
    record Heard(UUID aggregateId, int number) implements DomainEvent {}

    private final Map<UUID, AtomicInteger> failuresLeft = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> notes = new ConcurrentHashMap<>();

    @Bean
    static Subscription<Happened> failing(OutboxProbe probe, Outbox outbox) {
        return new Subscription<>("test.failing", Happened.class, event -> {
            // Published before the failure, so that it must be rolled back with it.
            outbox.publish(new Heard(event.aggregateId(), event.number()));
            probe.note("tried", event.aggregateId(), event.number());
            if (probe.failuresLeft(event.aggregateId()).getAndDecrement() > 0) {
                throw new IllegalStateException("This listener was asked to fail.");
            }
            probe.note("failing", event.aggregateId(), event.number());
        });
    }

    @Bean
    static Subscription<Happened> steady(OutboxProbe probe) {
        return new Subscription<>(
                "test.steady", Happened.class, event -> probe.note("steady", event.aggregateId(), event.number()));
    }

    @Bean
    static Subscription<Heard> echo(OutboxProbe probe) {
        return new Subscription<>(
                "test.echo", Heard.class, event -> probe.note("echo", event.aggregateId(), event.number()));
    }

    /** Lets the failing listener fail for an aggregate so many times. */
    void fail(UUID aggregate, int times) {
        failuresLeft(aggregate).set(times);
    }

    /** The numbers that a listener has noted for an aggregate, in the order of their delivery. */
    List<Integer> noted(String listener, UUID aggregate) {
        return notes.computeIfAbsent(listener + " " + aggregate, name -> new CopyOnWriteArrayList<>());
    }

    private void note(String listener, UUID aggregate, int number) {
        noted(listener, aggregate).add(number);
    }

    private AtomicInteger failuresLeft(UUID aggregate) {
        return failuresLeft.computeIfAbsent(aggregate, id -> new AtomicInteger());
    }
}
