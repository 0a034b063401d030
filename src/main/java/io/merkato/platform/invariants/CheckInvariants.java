package io.merkato.platform.invariants;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells operators of what is not as it must be. */
@Component
class CheckInvariants implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(CheckInvariants.class);

    private final Invariants invariants;
    private final InvariantMetrics metrics;

    CheckInvariants(Invariants invariants, InvariantMetrics metrics) {
        this.invariants = invariants;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "invariants.check";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        List<Violation> found = invariants.check();
        metrics.found(found);
        found.forEach(violation -> log.error(
                "An invariant is broken {} times. {} Not so: {}",
                violation.count(),
                violation.rule(),
                violation.rows()));
    }
}
