package io.merkato.payments.webhooks;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes notices of gateways after 30 days; a gateway sends one again for a few days at most. */
@Component
class ForgetOldNotices implements RecurringJob {

    private static final int DAYS = 30;

    private final NoticeStore store;

    ForgetOldNotices(NoticeStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "payments.forget-old-notices";
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
