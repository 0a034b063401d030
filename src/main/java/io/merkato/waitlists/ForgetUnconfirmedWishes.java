package io.merkato.waitlists;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets addresses that nobody confirmed within two days, and how many were told whose time is over. */
@Component
class ForgetUnconfirmedWishes implements RecurringJob {

    private static final int HOURS = 48;

    private final WaitlistStore store;

    ForgetUnconfirmedWishes(WaitlistStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "waitlists.forget-unconfirmed";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.deleteUnconfirmed(HOURS);
        store.deleteTold(TellWaiting.CHANCE);
    }
}
