package io.merkato.payments.promises;

import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of promises that end soon, and of those that have ended. What follows is for those to say who hear it. */
@Component
class WatchPromises implements RecurringJob {

    private static final Duration RECALLED_BEFORE = Duration.ofDays(1);

    private final PromiseWatchStore store;
    private final List<Gateway> gateways;
    private final Duration lasts;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    WatchPromises(
            PromiseWatchStore store,
            List<Gateway> gateways,
            PromiseSettings settings,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.store = store;
        this.gateways = gateways.stream()
                .filter(gateway -> gateway.capabilities().contains(Capability.AUTHORIZE))
                .toList();
        this.lasts = Duration.ofDays(settings.authorizationDays());
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "payments.watch-promises";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        for (Gateway gateway : gateways) {
            Duration end = gateway.promiseLasts().orElse(lasts);
            Duration soon = gateway.promiseIsRecalled().orElse(end.minus(RECALLED_BEFORE));
            transaction.executeWithoutResult(status -> {
                // Nobody is reminded of what has ended, however late this runs.
                store.takeEnded(gateway.method(), end)
                        .forEach(order -> outbox.publish(new PromiseEnded(order, gateway.promise())));
                store.takeEnding(gateway.method(), soon)
                        .forEach(order -> outbox.publish(new PromiseEnding(order, gateway.promise())));
            });
        }
    }
}
