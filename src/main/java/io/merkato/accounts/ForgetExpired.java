package io.merkato.accounts;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes confirmations that nobody followed in time. */
@Component
class ForgetExpired {

    private final ConfirmationStore confirmations;
    private final EmailChangeStore changes;

    ForgetExpired(ConfirmationStore confirmations, EmailChangeStore changes) {
        this.confirmations = confirmations;
        this.changes = changes;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        confirmations.deleteExpired();
        changes.deleteExpired();
    }
}
