package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.events.Events;
import io.merkato.testing.stripe.wire.FakeClock;
import io.merkato.testing.stripe.wire.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All that one merchant has at Stripe. Whatever reads or changes it does so {@link #atomically}: each call sees what the
 * one before it left, and two that race are one after the other.
 *
 * @param address where buyers are sent to
 */
public record Account(
        String address,
        FakeClock clock,
        Ids ids,
        Events events,
        Book book,
        ReentrantLock lock,
        Map<String, Intent> intents,
        Map<String, Charge> charges,
        Map<String, Refund> refunds,
        Map<String, Dispute> disputes) {

    public static Account at(String address, FakeClock clock, Ids ids, Events events) {
        return new Account(
                address,
                clock,
                ids,
                events,
                new Book(),
                new ReentrantLock(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    public <T> T atomically(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
