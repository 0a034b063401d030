package io.merkato.search.index;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a thread with nothing to do waits at. */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private boolean isRung;

    /** Has whoever waits go on, or not begin to wait. */
    void ring() {
        lock.lock();
        try {
            isRung = true;
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets that it was rung: the next one who waits does so until it is rung again. */
    void quiet() {
        lock.lock();
        try {
            isRung = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is rung, but not longer than this, and less where the thread is interrupted. */
    void await(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!isRung && left > 0) {
                left = told.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
