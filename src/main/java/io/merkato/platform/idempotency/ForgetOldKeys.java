package io.merkato.platform.idempotency;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes keys after 48 hours; 24 are promised. */
@Component
class ForgetOldKeys {

    private final IdempotencyStore store;

    ForgetOldKeys(IdempotencyStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        store.deleteOlderThanHours(48);
    }
}
