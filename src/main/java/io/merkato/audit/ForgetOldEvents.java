package io.merkato.audit;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Deletes events after 400 days: a year, and some weeks in which to look into it. Forgets from where erased people came in
 * what was written down while they were being erased.
 */
@Component
class ForgetOldEvents implements RecurringJob {

    private final AuditStore store;

    ForgetOldEvents(AuditStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "audit.forget-old-events";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.deletePastRetention();
        store.forgetErased();
    }
}
