package io.merkato.aftersales.withdrawals;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets what somebody wrote down and did not confirm within a day. */
@Component
class ForgetDrafts implements RecurringJob {

    private final WithdrawalStore store;

    ForgetDrafts(WithdrawalStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "aftersales.forget-withdrawal-drafts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.deleteDrafts();
    }
}
