package io.merkato.platform.announcements;

import java.time.Duration;

/** Whether this node hears what others say, as of a moment ago. */
final class Ear {

    /** With the pause between two questions to the database, well under the second that others may rely on. */
    private static final long FRESH_NANOS = Duration.ofMillis(700).toNanos();

    private volatile long heardAt = System.nanoTime() - 2 * FRESH_NANOS;

    boolean hears() {
        return System.nanoTime() - heardAt < FRESH_NANOS;
    }

    /** Everything that was said before this moment has arrived. */
    void heardAt(long nanoTime) {
        heardAt = nanoTime;
    }

    void lost() {
        heardAt = System.nanoTime() - 2 * FRESH_NANOS;
    }
}
