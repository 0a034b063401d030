package io.merkato.platform.invariants;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Of how many things each invariant was not true when this node last checked them; no number before it did. */
@Component
class InvariantMetrics implements MeterBinder {

    private final Invariants invariants;
    private volatile Map<String, Long> broken = Map.of();

    InvariantMetrics(Invariants invariants) {
        this.invariants = invariants;
    }

    void found(List<Violation> violations) {
        Map<String, Long> counts = invariants.rules().stream().collect(Collectors.toMap(rule -> rule, rule -> 0L));
        violations.forEach(violation -> counts.put(violation.rule(), violation.count()));
        broken = Map.copyOf(counts);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        invariants.rules().forEach(rule -> Gauge.builder(
                        "merkato.invariants.broken", this, metrics -> metrics.broken(rule))
                .description("Of how many things what must be true was not true at the last check")
                .tag("invariant", rule)
                .register(registry));
    }

    private double broken(String rule) {
        Long count = broken.get(rule);
        return count == null ? Double.NaN : count;
    }
}
