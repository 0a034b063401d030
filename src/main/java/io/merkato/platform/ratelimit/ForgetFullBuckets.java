package io.merkato.platform.ratelimit;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what was counted and has come back since. */
@Component
class ForgetFullBuckets {

    private final RateLimitStore store;

    ForgetFullBuckets(RateLimitStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void run() {
        store.deleteFull();
    }
}
