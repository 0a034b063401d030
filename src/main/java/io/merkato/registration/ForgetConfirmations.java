package io.merkato.registration;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes confirmations that nobody followed in time. */
@Component
class ForgetConfirmations implements RecurringJob {

    private final ConfirmationStore confirmations;

    ForgetConfirmations(ConfirmationStore confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public String name() {
        return "registration.forget-confirmations";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        confirmations.deleteExpired();
    }
}
