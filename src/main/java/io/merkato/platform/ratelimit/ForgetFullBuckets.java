package io.merkato.platform.ratelimit;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what was counted and has come back since. */
@Component
class ForgetFullBuckets implements RecurringJob {

    private final RateLimitStore store;

    ForgetFullBuckets(RateLimitStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "ratelimit.forget-full-buckets";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        store.deleteFull();
    }
}
