package io.merkato.search.text;

import java.time.Duration;

/** An index that is being made, and the thread that makes it. */
record Making(RebuildWords work, Thread thread) {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    void end() {
        work.stop();
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
