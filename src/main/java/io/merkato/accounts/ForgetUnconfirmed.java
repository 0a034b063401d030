package io.merkato.accounts;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes changes of address that nobody confirmed in time, and accounts that nobody confirmed in a week. */
@Component
class ForgetUnconfirmed implements RecurringJob {

    private final AccountStore accounts;
    private final EmailChangeStore changes;

    ForgetUnconfirmed(AccountStore accounts, EmailChangeStore changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "accounts.forget-unconfirmed";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        changes.deleteExpired();
        accounts.deleteUnconfirmed();
    }
}
