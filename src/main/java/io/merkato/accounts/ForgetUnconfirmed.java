package io.merkato.accounts;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes confirmations that nobody followed in time, and registrations that nobody confirmed in a week. */
@Component
class ForgetUnconfirmed implements RecurringJob {

    private final AccountStore accounts;
    private final ConfirmationStore confirmations;
    private final EmailChangeStore changes;

    ForgetUnconfirmed(AccountStore accounts, ConfirmationStore confirmations, EmailChangeStore changes) {
        this.accounts = accounts;
        this.confirmations = confirmations;
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
        confirmations.deleteExpired();
        changes.deleteExpired();
        accounts.deleteUnconfirmed();
    }
}
