package io.merkato.platform.ratelimit;

import static io.merkato.platform.problem.PlatformProblem.TOO_MANY_REQUESTS;

import io.merkato.platform.problem.Problem;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How often something may happen: so many times at once, and again as many in the length of each window, refilled
 * evenly (the generic cell rate algorithm). Five in 15 minutes are five at once and then one every three minutes.
 *
 * @param name what is limited, in lower case and hyphens; clients see it
 * @param count 1 or more
 * @param window at least a microsecond for each of the count
 */
public record RateLimit(String name, int count, Duration window) {

    static final String POLICY_FIELD = "RateLimit-Policy";
    static final String STATE_FIELD = "RateLimit";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final long MICROS_PER_SECOND = 1_000_000;

    public RateLimit {
        if (!NAME.matcher(name).matches() || count < 1 || window.toNanos() / 1000 < count) {
            throw new IllegalArgumentException("No limit: " + name + " " + count + " in " + window);
        }
    }

    /** How long one of the count takes to come back. */
    long stepMicros() {
        return window.toNanos() / 1000 / count;
    }

    /** How long all of them take: the window, but for what the division leaves over. */
    long capacityMicros() {
        return stepMicros() * count;
    }

    /** How many are left when it takes this long until all are there again. */
    long remaining(long untilFullMicros) {
        return (capacityMicros() - Math.clamp(untilFullMicros, 0, capacityMicros())) / stepMicros();
    }

    /** How long until one can be had when it takes this long until all are there again; 0 when one is there. */
    long waitMicros(long untilFullMicros) {
        return Math.max(0, untilFullMicros + stepMicros() - capacityMicros());
    }

    /** The refusal of one too many, with the fields that say when to come back. */
    Problem refusal(long untilFullMicros) {
        return TOO_MANY_REQUESTS
                .because("Wait for as long as Retry-After says, then try again.")
                .retryAfter(Duration.ofNanos(waitMicros(untilFullMicros) * 1000))
                .header(POLICY_FIELD, policy())
                .header(STATE_FIELD, state(untilFullMicros));
    }

    /** The limit itself, as draft-ietf-httpapi-ratelimit-headers writes it. */
    String policy() {
        return '"' + name + "\";q=" + count + ";w=" + seconds(window.toNanos() / 1000);
    }

    /**
     * Where a client stands: how many are left, and the seconds until all are there again, or until one is when none is
     * left.
     */
    String state(long untilFullMicros) {
        long remaining = remaining(untilFullMicros);
        long micros = remaining == 0 ? waitMicros(untilFullMicros) : Math.max(0, untilFullMicros);
        return '"' + name + "\";r=" + remaining + ";t=" + seconds(micros);
    }

    private static long seconds(long micros) {
        return Math.ceilDiv(micros, MICROS_PER_SECOND);
    }
}
