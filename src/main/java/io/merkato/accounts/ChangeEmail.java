package io.merkato.accounts;

import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.passwords.Password;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an account another address once its owner has confirmed it. The old one is told at both steps. */
@Component
public class ChangeEmail {

    private static final RateLimit LIMIT = new RateLimit("change-email", 5, Duration.ofHours(1));

    /** A mailbox is not to be filled by strangers. */
    private static final RateLimit PER_TARGET = new RateLimit("change-email-target", 5, Duration.ofHours(1));

    private final VerifyPassword verifyPassword;
    private final AccountStore accounts;
    private final EmailChangeStore changes;
    private final RateLimits rateLimits;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ChangeEmail(
            VerifyPassword verifyPassword,
            AccountStore accounts,
            EmailChangeStore changes,
            RateLimits rateLimits,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.verifyPassword = verifyPassword;
        this.accounts = accounts;
        this.changes = changes;
        this.rateLimits = rateLimits;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Asks the new address for its confirmation, at most five times an hour. Refuses as {@link VerifyPassword} does. */
    void ask(UserId userId, String email, @Nullable Password password, Visitor visitor) {
        Account verified = verifyPassword.require(userId, password, "/password", visitor);
        rateLimits.take(LIMIT, userId.toString());
        rateLimits.take(PER_TARGET, EmailKey.of(email));
        transaction.executeWithoutResult(status -> {
            Account account = accounts.lock(userId);
            if (account == null || !account.stillHasPasswordOf(verified)) {
                throw UNAUTHENTICATED.because("The account or its password has changed just now. Sign in again.");
            }
            Account owner = accounts.findByEmail(email);
            boolean taken = owner != null && owner.confirmed() && !owner.id().equals(userId);
            OpaqueToken token = OpaqueToken.random();
            // Kept also when the address is taken, with a token that nobody gets: what the asker sees is the same.
            changes.replace(userId, token.hash(), email);
            outbox.publish(new EmailChangeRequested(userId, email, account.firstName(), taken ? "" : token.text()));
            outbox.publish(new EmailChangeNoticed(userId, account.email(), account.firstName(), false));
            audit.record(SecurityEvent.EMAIL_CHANGE_REQUESTED, userId, userId, visitor, "");
        });
    }

    /** Changes the address for a good token; false when it is not good, or the address was taken meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean confirm(OpaqueToken token, Visitor visitor) {
        EmailChangeStore.Change change = changes.find(token.hash());
        if (change == null) {
            return false;
        }
        // The account first, as everywhere: whoever changes the password meanwhile drops the token under that lock.
        Account account = accounts.lock(change.accountId());
        if (account == null || !changes.use(token.hash())) {
            return false;
        }
        accounts.deleteUnconfirmed(change.email());
        if (!accounts.updateEmail(account.id(), change.email())) {
            return false;
        }
        outbox.publish(new EmailChangeNoticed(account.id(), account.email(), account.firstName(), true));
        audit.record(SecurityEvent.EMAIL_CHANGED, account.id(), account.id(), visitor, "");
        return true;
    }
}
