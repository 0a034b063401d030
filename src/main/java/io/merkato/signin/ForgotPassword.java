package io.merkato.signin;

import io.merkato.kernel.Ids;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the owner of an address choose a new password, without telling the asker whether it is anybody's. */
@Component
class ForgotPassword {

    private static final RateLimit PER_NETWORK = new RateLimit("forgot-password-network", 200, Duration.ofMinutes(15));
    /** A mailbox is not to be filled by strangers. */
    private static final RateLimit PER_ADDRESS = new RateLimit("forgot-password", 5, Duration.ofHours(1));

    private final RateLimits rateLimits;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    ForgotPassword(RateLimits rateLimits, Jobs jobs, TransactionTemplate transaction) {
        this.rateLimits = rateLimits;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Does the same for every address; what follows comes by mail, at most five times an hour. */
    void ask(String email, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        String address = EmailKey.of(email);
        if (rateLimits.tryTake(PER_ADDRESS, address)) {
            transaction.executeWithoutResult(status ->
                    jobs.enqueue(SendResetLink.KIND, Ids.next().toString(), new SendResetLink.Forgotten(email)));
        }
    }
}
