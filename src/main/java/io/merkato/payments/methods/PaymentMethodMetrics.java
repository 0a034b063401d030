package io.merkato.payments.methods;

import io.merkato.payments.Gateway;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether buyers are sent to each gateway, as this node sees it. */
@Component
class PaymentMethodMetrics implements MeterBinder {

    private final List<Gateway> gateways;

    PaymentMethodMetrics(List<Gateway> gateways) {
        this.gateways = gateways;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gateways.forEach(gateway -> Gauge.builder("merkato.payments.offered", gateway, one -> one.isOffered() ? 1 : 0)
                .description("Whether buyers may choose this payment method now: 1 or 0")
                .tag("method", gateway.method())
                .register(registry));
    }
}
