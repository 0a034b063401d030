package io.merkato.accounts;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes tokens that have expired, and what they kept alive. */
@Component
class ForgetExpired {

    private final ConfirmationStore confirmations;
    private final SessionStore sessions;

    ForgetExpired(ConfirmationStore confirmations, SessionStore sessions) {
        this.confirmations = confirmations;
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        confirmations.deleteExpired();
        sessions.deleteExpired();
    }
}
