package io.merkato.audit;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes events after 400 days: a year, and some weeks in which to look into it. Forgets from where erased people came in
 * what was written down while they were being erased.
 */
@Component
class ForgetOldEvents {

    private final AuditStore store;

    ForgetOldEvents(AuditStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 25, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        store.deletePastRetention();
        store.forgetErased();
    }
}
