package io.merkato.platform.observability;

import io.merkato.platform.sql.TransientFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Tells of faults that may last: in one line when a fault is first met, and then in one line a minute for as long as it
 * goes on, however many meet it. Whatever a database that is away brings about is one fault.
 */
@Component
public final class LastingFaults {

    private static final Logger log = LoggerFactory.getLogger(LastingFaults.class);
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String DATABASE_AWAY = "the database is away";

    private final LongSupplier nanoTime;
    private final Map<String, Fault> lasting = new ConcurrentHashMap<>();

    LastingFaults() {
        this(System::nanoTime);
    }

    LastingFaults(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Says that something did not work. A failure of the moment is told in a line, anything else with its stack the first
     * time.
     *
     * @param what what did not work, as the subject of a sentence
     */
    public void met(String what, Throwable failure) {
        long now = nanoTime.getAsLong();
        lasting.values().removeIf(fault -> fault.isOver(now));
        boolean isTransient = TransientFailure.is(failure);
        Fault fault = lasting.computeIfAbsent(key(what, failure, isTransient), key -> new Fault(now));
        int times = fault.met(now);
        if (times == 0) {
            return;
        }
        String cause = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        String before = times == 1 ? "" : " (" + times + " such failures in the last minute)";
        if (isTransient) {
            log.warn("{} was not served by the database: {}{}", what, cause, before);
        } else if (fault.isNew()) {
            log.error("{} failed", what, failure);
        } else {
            log.error("{} still fails: {}{}", what, cause, before);
        }
    }

    /** Says that the database answers again. */
    public void databaseIsBack() {
        Fault fault = lasting.remove(DATABASE_AWAY);
        long now = nanoTime.getAsLong();
        if (fault != null && !fault.isOver(now)) {
            log.info("The database serves again, after {} s", fault.secondsUntil(now));
        }
    }

    private static String key(String what, Throwable failure, boolean isTransient) {
        if (!isTransient) {
            return what + " " + failure.getClass().getName();
        }
        return TransientFailure.isAway(failure)
                ? DATABASE_AWAY
                : "the database refuses " + TransientFailure.state(failure);
    }

    private static final class Fault {

        private final long since;
        private long metAt;
        private long toldAt;
        private int untold;
        private int told;

        Fault(long now) {
            this.since = now;
            this.metAt = now;
            this.toldAt = now;
        }

        /** How many failures there were since the last line, when it is time for one; else 0. */
        synchronized int met(long now) {
            metAt = now;
            untold++;
            if (told > 0 && now - toldAt < MINUTE_NANOS) {
                return 0;
            }
            int times = untold;
            toldAt = now;
            untold = 0;
            told++;
            return times;
        }

        synchronized boolean isNew() {
            return told == 1;
        }

        synchronized boolean isOver(long now) {
            return now - metAt > 2 * MINUTE_NANOS;
        }

        long secondsUntil(long now) {
            return Duration.ofNanos(now - since).toSeconds();
        }
    }
}
