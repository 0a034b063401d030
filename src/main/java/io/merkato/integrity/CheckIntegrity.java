package io.merkato.integrity;

import io.merkato.kernel.UserId;
import io.merkato.platform.invariants.Invariants;
import io.merkato.platform.invariants.Violation;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks every invariant, which takes reading of all that the shop has: once at a time on a node, and not too often. */
@Component
class CheckIntegrity {

    private static final RateLimit CHECKS = new RateLimit("integrity", 60, Duration.ofMinutes(1));

    private final Invariants invariants;
    private final RateLimits rateLimits;
    private final SingleFlight<Checked> checks = new SingleFlight<>();

    CheckIntegrity(Invariants invariants, RateLimits rateLimits) {
        this.invariants = invariants;
        this.rateLimits = rateLimits;
    }

    /** What is found now, or by a check that is going on. */
    Checked check(UserId by) {
        rateLimits.take(CHECKS, by.toString());
        return checks.get(() -> {
            Instant begun = Instant.now();
            return new Checked(begun, invariants.check());
        });
    }

    /**
     * What a check has found.
     *
     * @param at when it began
     */
    record Checked(Instant at, List<Violation> violations) {}
}
