package io.merkato.platform.invalidation;

import java.time.Duration;

/** Whether this node hears what others say, as of a moment ago. */
final class Reception {

    /** With the pause between two questions to the database, well under the second that others may rely on. */
    private static final long FRESH_NANOS = Duration.ofMillis(800).toNanos();

    /** What an answer may take on a day when everything is slow. */
    private static final long ANSWER_TIMEOUT_NANOS = Duration.ofSeconds(3).toNanos();

    private volatile boolean connected;
    private volatile long heardAt = System.nanoTime() - 2 * FRESH_NANOS;

    boolean hears() {
        return System.nanoTime() - heardAt < FRESH_NANOS;
    }

    /** Whether the database answers the questions that are asked while listening. */
    boolean isAnswered() {
        return connected && System.nanoTime() - heardAt < ANSWER_TIMEOUT_NANOS;
    }

    /** Everything that was said before this moment has arrived. */
    void heardAt(long nanoTime) {
        heardAt = nanoTime;
        connected = true;
    }

    void lost() {
        connected = false;
        heardAt = System.nanoTime() - 2 * FRESH_NANOS;
    }
}
