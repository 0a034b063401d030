package io.merkato.signin;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes the tokens of links that nobody followed in time. */
@Component
class ForgetExpiredResets implements RecurringJob {

    private final ResetTokenStore tokens;

    ForgetExpiredResets(ResetTokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "signin.forget-expired-resets";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        tokens.deleteExpired();
    }
}
