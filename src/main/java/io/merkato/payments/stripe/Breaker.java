package io.merkato.payments.stripe;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that Stripe does not answer, so that nobody is sent there for a while. After some failures in a row it opens; after a pause
 * buyers are sent there again, until the next failure opens it at once. What has begun is asked about all the same: its answers close it.
 */
final class Breaker {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);
    private static final int FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(20);

    private final LongSupplier nanoTime;
    private int failures;
    private long openedAt;

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void succeeded() {
        if (failures >= FAILURES) {
            log.info("Stripe answers again and is offered to buyers");
        }
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        openedAt = nanoTime.getAsLong();
        if (failures == FAILURES) {
            log.error("Stripe has not answered {} times in a row and is not offered to buyers until it does", FAILURES);
        }
    }

    /** Whether buyers are not to be sent there now. */
    synchronized boolean isOpen() {
        return failures >= FAILURES && nanoTime.getAsLong() - openedAt < PAUSE.toNanos();
    }
}
