package io.merkato.payments.methods;

import io.merkato.payments.Gateway;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Which gateways buyers are sent to now. A shop whose gateway is away is well: it can be browsed, and bought from by other means. */
@Component
class PaymentsHealthIndicator implements HealthIndicator {

    private final List<Gateway> gateways;

    PaymentsHealthIndicator(List<Gateway> gateways) {
        this.gateways = gateways;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        gateways.forEach(
                gateway -> health.withDetail(gateway.method(), gateway.isOffered() ? "offered" : "not offered"));
        return health.build();
    }
}
