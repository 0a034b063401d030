package io.merkato.search.index;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Has those who search wait a little for what was just committed on their node. */
final class Freshness {

    /** How long who searches waits for a node that starts. */
    private static final Duration LONGEST_LOADING = Duration.ofSeconds(5);

    /** How long who searches waits for what was just changed; a list is late rather than missing. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final CountDownLatch loaded = new CountDownLatch(1);
    private final AtomicLong wanted = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition followed = lock.newCondition();
    private long followedUpTo;

    /** Something was committed that those who come from now on shall find. */
    void want() {
        wanted.incrementAndGet();
    }

    /** What is wanted by now, for {@link #followedUpTo}. */
    long wanted() {
        return wanted.get();
    }

    void loaded() {
        loaded.countDown();
    }

    void followedUpTo(long upTo) {
        lock.lock();
        try {
            followedUpTo = upTo;
            followed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this node knows the products. Waits a little until it does, and for all that was committed here. */
    boolean await() {
        try {
            if (!loaded.await(LONGEST_LOADING.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            awaitFollowed(wanted.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void awaitFollowed(long upTo) throws InterruptedException {
        lock.lock();
        try {
            long left = LONGEST_WAIT.toNanos();
            while (followedUpTo < upTo && left > 0) {
                left = followed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
