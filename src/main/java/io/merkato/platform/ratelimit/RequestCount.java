package io.merkato.platform.ratelimit;

import java.util.UUID;

/**
 * What this node knows of one client: when its requests will all be there again, and how many of them the other nodes
 * have not been told of. Times are microseconds of this process's own clock.
 */
final class RequestCount {

    private final UUID key;
    private long fullAtMicros;
    private int untold;

    RequestCount(UUID key, long nowMicros) {
        this.key = key;
        this.fullAtMicros = nowMicros;
    }

    UUID key() {
        return key;
    }

    /** Takes a request when there is one, and says where the client stands. */
    synchronized Decision take(RateLimit limit, long nowMicros) {
        long untilFullMicros = Math.max(0, fullAtMicros - nowMicros);
        if (limit.waitMicros(untilFullMicros) > 0) {
            return new Decision(false, untilFullMicros);
        }
        untilFullMicros += limit.stepMicros();
        fullAtMicros = nowMicros + untilFullMicros;
        untold++;
        return new Decision(true, untilFullMicros);
    }

    /** What to tell the others now. It is told once: should it be lost, the others know a little less. */
    synchronized int tell() {
        int told = untold;
        untold = 0;
        return told;
    }

    /** Takes over what all nodes together know, and adds what has come since. */
    synchronized void learn(RateLimit limit, long nowMicros, long untilFullMicros) {
        fullAtMicros = nowMicros + Math.max(0, untilFullMicros) + untold * limit.stepMicros();
    }

    /** Whether the request may go on, and how long until all are there again. */
    record Decision(boolean allowed, long untilFullMicros) {}
}
