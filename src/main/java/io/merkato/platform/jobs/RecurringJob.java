package io.merkato.platform.jobs;

import java.time.Duration;

/**
 * Work that comes back. Of all nodes one does it at a time, and another the next time. A bean of the module that does it.
 */
public interface RecurringJob {

    /** Unique and lasting: {@code module.what-it-does}. */
    String name();

    /** How long after its end it is done again. It is done for the first time so long after it was first heard of. */
    Duration every();

    /** Does the work. When it fails it is done again at the latest when it would be anyhow. */
    void run();

    /** Whether this node has what it takes. */
    default boolean runsHere() {
        return true;
    }
}
