package io.merkato.platform.invalidation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers. The connection on which this node listens asks it three times a second, so that nobody
 * who wants to know waits for anything.
 */
@Component
class DatabaseHealthIndicator implements HealthIndicator {

    private final Invalidations invalidations;

    DatabaseHealthIndicator(Invalidations invalidations) {
        this.invalidations = invalidations;
    }

    @Override
    public Health health() {
        return invalidations.reception().isAnswered()
                ? Health.up().build()
                : Health.down().build();
    }
}
