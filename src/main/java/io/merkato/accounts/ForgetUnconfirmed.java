package io.merkato.accounts;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes confirmations that nobody followed in time, and registrations that nobody confirmed in a week. */
@Component
class ForgetUnconfirmed {

    private final AccountStore accounts;
    private final ConfirmationStore confirmations;
    private final EmailChangeStore changes;

    ForgetUnconfirmed(AccountStore accounts, ConfirmationStore confirmations, EmailChangeStore changes) {
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.changes = changes;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        confirmations.deleteExpired();
        changes.deleteExpired();
        accounts.deleteUnconfirmed();
    }
}
