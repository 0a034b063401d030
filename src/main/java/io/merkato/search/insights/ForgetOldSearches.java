package io.merkato.search.insights;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what was searched for after 90 days. */
@Component
class ForgetOldSearches implements RecurringJob {

    static final int DAYS = 90;

    private final InsightStore store;

    ForgetOldSearches(InsightStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "search.forget-old-searches";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        store.deleteOlderThanDays(DAYS);
    }
}
