package io.merkato.platform.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * How work of one kind is done in the background: by whichever node is free, by another when that one dies, and again
 * when it fails. A bean of the module that does it; {@link Jobs} takes the work in.
 *
 * <p>It may be done again for the same payload, since a node can die right after it. What it does must bear repeating;
 * with {@link #inTransaction} the database sees it once.
 */
public interface Job<P> {

    JobKind<P> kind();

    /** Does the work. Whatever it throws, it is called again after {@link #delayAfter}. */
    void run(P payload);

    /**
     * Whether the work and the end of the job are one transaction, which {@link Jobs} opens. Not for what waits for
     * anything but the database.
     */
    default boolean inTransaction() {
        return false;
    }

    /** How long to wait after so many failures, 1 or more; nothing to give up. Without an end, and up to an hour. */
    default Optional<Duration> delayAfter(int failures) {
        return Optional.of(BackOff.doubling(failures));
    }

    /** Is told when the work is given up, before it is forgotten. */
    default void givenUp(P payload) {}

    /** How much of this kind one node does at once, so that it does not take the place of other work. */
    default int atOnce() {
        return 4;
    }

    /** Whether this node has what it takes. Work of a kind that no node can do waits for one that can. */
    default boolean runsHere() {
        return true;
    }
}
