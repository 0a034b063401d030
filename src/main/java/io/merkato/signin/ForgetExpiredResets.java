package io.merkato.signin;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the tokens of links that nobody followed in time. */
@Component
class ForgetExpiredResets {

    private final ResetTokenStore tokens;

    ForgetExpiredResets(ResetTokenStore tokens) {
        this.tokens = tokens;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        tokens.deleteExpired();
    }
}
