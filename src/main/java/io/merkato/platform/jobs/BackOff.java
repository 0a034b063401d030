package io.merkato.platform.jobs;

import java.time.Duration;

/** How long to wait before something that failed is tried again. */
final class BackOff {

    private static final Duration LONGEST = Duration.ofHours(1);

    private BackOff() {}

    /** 1, 2, 4 … seconds after the first, second, third failure, up to an hour. */
    static Duration doubling(int failures) {
        Duration delay = Duration.ofSeconds(1L << Math.clamp(failures - 1, 0, 12));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
