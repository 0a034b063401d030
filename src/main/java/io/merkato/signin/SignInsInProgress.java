package io.merkato.signin;

import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Sign-ins that this node is checking right now. A network has a share of them, so that it cannot keep all others out;
 * and who is refused only because of attempts whose outcome is open waits for it.
 */
@Component
class SignInsInProgress {

    private static final int PER_NETWORK = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Does the work within the network's share; refuses with OVERLOADED when that stays taken for some seconds. */
    <T> T withinShare(String network, Supplier<T> work) {
        if (!begin(network)) {
            throw OVERLOADED
                    .because("Too many people are signing in from where you are. Try again in a moment.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            return work.get();
        } finally {
            end(network);
        }
    }

    /** Does work whose outcome others with this key may wait for. */
    <T> T decisive(String key, Supplier<T> work) {
        lock.lock();
        try {
            counts.merge(key, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
        try {
            return work.get();
        } finally {
            end(key);
        }
    }

    /** Waits until something with this key has ended; false at once when there is nothing, or after some seconds. */
    boolean awaitOutcome(String key) {
        lock.lock();
        try {
            Integer before = counts.get(key);
            long left = LONGEST_WAIT.toNanos();
            while (before != null && before.equals(counts.get(key)) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return before != null && left > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean begin(String network) {
        lock.lock();
        try {
            long left = LONGEST_WAIT.toNanos();
            while (counts.getOrDefault(network, 0) >= PER_NETWORK && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (left <= 0) {
                return false;
            }
            counts.merge(network, 1, Integer::sum);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void end(String key) {
        lock.lock();
        try {
            counts.computeIfPresent(key, (ended, count) -> count == 1 ? null : count - 1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
