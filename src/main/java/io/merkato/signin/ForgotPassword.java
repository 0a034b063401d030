package io.merkato.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.accounts.EmailKey;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.jobs.Subscription;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the owner of an address choose a new password, without telling the asker whether it is anybody's. */
@Configuration(proxyBeanMethods = false)
class ForgotPassword {

    private static final RateLimit PER_NETWORK = new RateLimit("forgot-password-network", 200, Duration.ofMinutes(15));
    /** A mailbox is not to be filled by strangers. */
    private static final RateLimit PER_ADDRESS = new RateLimit("forgot-password", 5, Duration.ofHours(1));

    private final Accounts accounts;
    private final ResetTokenStore tokens;
    private final RateLimits rateLimits;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ForgotPassword(
            Accounts accounts,
            ResetTokenStore tokens,
            RateLimits rateLimits,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.rateLimits = rateLimits;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Does the same for every address; what follows comes by mail, at most five times an hour. */
    void ask(String email, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        String address = EmailKey.of(email);
        if (rateLimits.tryTake(PER_ADDRESS, address)) {
            UUID inOrder = UUID.nameUUIDFromBytes(address.getBytes(UTF_8));
            transaction.executeWithoutResult(status -> outbox.publish(new PasswordForgotten(inOrder, email)));
        }
    }

    @Bean
    Subscription<PasswordForgotten> sendResetLink() {
        return new Subscription<>(
                "signin.send-reset-link", PasswordForgotten.class, event -> sendResetLink(event.email()));
    }

    private void sendResetLink(String email) {
        // Locked, so that an account which is erased or gets another address meanwhile is not written to any more.
        Account account = accounts.lockByEmail(email);
        if (account == null || account.disabled()) {
            return;
        }
        OpaqueToken token = OpaqueToken.random();
        tokens.replace(account.id(), account.email(), token.hash());
        outbox.publish(new PasswordResetRequested(account.id(), account.email(), account.firstName(), token.text()));
        audit.record(SecurityEvent.PASSWORD_RESET_REQUESTED, account.id(), null, null, "");
    }
}
