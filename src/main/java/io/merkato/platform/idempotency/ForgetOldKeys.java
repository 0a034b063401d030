package io.merkato.platform.idempotency;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes keys after 48 hours; 24 are promised. */
@Component
class ForgetOldKeys implements RecurringJob {

    private final IdempotencyStore store;

    ForgetOldKeys(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "idempotency.forget-old-keys";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.deleteOlderThanHours(48);
    }
}
