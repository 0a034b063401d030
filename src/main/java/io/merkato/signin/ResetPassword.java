package io.merkato.signin;

import static io.merkato.accounts.AccountProblem.INVALID_TOKEN;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import io.merkato.registration.Confirmations;
import io.merkato.sessions.Sessions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets a new password for whoever reads the mails of an account. */
@Component
public class ResetPassword {

    private static final RateLimit FAILURES = new RateLimit("reset-password", 300, Duration.ofMinutes(15));

    private final ResetTokenStore tokens;
    private final Accounts accounts;
    private final Confirmations confirmations;
    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final Sessions sessions;
    private final RateLimits rateLimits;
    private final SignInLimits signInLimits;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ResetPassword(
            ResetTokenStore tokens,
            Accounts accounts,
            Confirmations confirmations,
            PasswordRules rules,
            PasswordHashing hashing,
            Sessions sessions,
            RateLimits rateLimits,
            SignInLimits signInLimits,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.rules = rules;
        this.hashing = hashing;
        this.sessions = sessions;
        this.rateLimits = rateLimits;
        this.signInLimits = signInLimits;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Sets the password and ends all sessions. A token that is not good is refused with INVALID_TOKEN; a password that is
     * not good with VALIDATION_FAILED, and the token stays.
     */
    public void reset(OpaqueToken token, Password password, Visitor visitor) {
        Account account = accountOf(token);
        if (account == null) {
            rateLimits.take(FAILURES, visitor.network());
            throw invalid();
        }
        rules.require("/newPassword", password, PasswordRules.shortestFor(account.roles()), account.person());
        String hash = hashing.hash(password);
        transaction.executeWithoutResult(status -> {
            if (!accounts.resetPassword(account, hash, PasswordRules.isLongEnoughForStaff(password))
                    || !tokens.use(token.hash())) {
                throw invalid();
            }
            confirmations.withdraw(account.id());
            sessions.endAll(account.id());
            outbox.publish(new PasswordChanged(account.id(), account.email(), account.firstName()));
            audit.record(SecurityEvent.PASSWORD_RESET, account.id(), account.id(), visitor, "");
        });
        signInLimits.forgive(account.email(), visitor);
    }

    private @Nullable Account accountOf(OpaqueToken token) {
        ResetTokenStore.Reset sent = tokens.find(token.hash());
        if (sent == null) {
            return null;
        }
        Account account = accounts.find(sent.userId());
        return account == null || account.disabled() || !account.email().equals(sent.email()) ? null : account;
    }

    private static Problem invalid() {
        return INVALID_TOKEN.because(
                "It was used before, is older than 30 minutes, or a newer one was sent. Ask for another one.");
    }
}
