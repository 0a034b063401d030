package io.merkato.signin;

import static io.merkato.signin.SignInProblem.INVALID_CREDENTIALS;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordHashing.Match;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.visitor.Visitor;
import io.merkato.sessions.Grant;
import io.merkato.sessions.Sessions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs people in. Whatever is wrong, the answer is INVALID_CREDENTIALS after the same work. */
@Component
class SignIn {

    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final SignInLimits rateLimits;
    private final SignInsInProgress inProgress;
    private final Sessions sessions;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SignIn(
            Accounts accounts,
            PasswordHashing hashing,
            SignInLimits rateLimits,
            SignInsInProgress inProgress,
            Sessions sessions,
            Jobs jobs,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.rateLimits = rateLimits;
        this.inProgress = inProgress;
        this.sessions = sessions;
        this.jobs = jobs;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Opens a session. No connection is held while the password is checked. */
    SessionTokens signIn(String email, Password password, Visitor visitor) {
        return inProgress.withinShare(visitor.network(), () -> {
            Account account = accounts.findByEmail(email);
            throttle(account, email, visitor);
            return inProgress.decisive(
                    SignInLimits.key(email, visitor), () -> check(account, email, password, visitor));
        });
    }

    private SessionTokens check(@Nullable Account account, String email, Password password, Visitor visitor) {
        Match match = match(account, email, password, visitor);
        if (match == Match.NO || account == null || account.disabled()) {
            throw refused(account, false, visitor);
        }
        if (!account.confirmed()) {
            throw refused(account, true, visitor);
        }
        String hash = currentHash(account, password, match);
        Grant grant = Objects.requireNonNull(transaction.execute(status -> open(account, hash, visitor)))
                .orElseThrow(() -> refused(account, false, visitor));
        rateLimits.succeeded(email, visitor);
        return SessionTokens.of(sessions.tokens(grant, account.rolesNow()), account);
    }

    /** Tells of a limit once, and not with each attempt that it stops: those cost nothing. */
    private void throttle(@Nullable Account account, String email, Visitor visitor) {
        try {
            takeOrAwaitOutcome(email, visitor);
        } catch (Problem refusal) {
            if (rateLimits.isNews(email, visitor)) {
                audit.record(SecurityEvent.SIGN_IN_THROTTLED, account == null ? null : account.id(), null, visitor, "");
            }
            throw refusal;
        }
    }

    /** Attempts that are not decided yet count as failures; when they turn out to be none, there is room after them. */
    private void takeOrAwaitOutcome(String email, Visitor visitor) {
        String key = SignInLimits.key(email, visitor);
        boolean again = true;
        while (again) {
            try {
                rateLimits.take(email, visitor);
                return;
            } catch (Problem refusal) {
                again = inProgress.awaitOutcome(key);
            }
        }
        rateLimits.take(email, visitor);
    }

    private Match match(@Nullable Account account, String email, Password password, Visitor visitor) {
        try {
            return hashing.match(password, account == null ? null : account.passwordHash());
        } catch (Problem overloaded) {
            rateLimits.giveBack(email, visitor);
            throw overloaded;
        }
    }

    /** Opens a session, unless the account was disabled or got another password meanwhile. */
    private Optional<Grant> open(Account account, String hash, Visitor visitor) {
        if (!accounts.mayStillSignIn(account.id(), hash)) {
            return Optional.empty();
        }
        audit.record(SecurityEvent.SIGNED_IN, account.id(), account.id(), visitor, "");
        return Optional.of(sessions.open(account.id(), visitor));
    }

    /** The stored hash, made anew in today's way when it is older than that. */
    private String currentHash(Account account, Password password, Match match) {
        if (match == Match.YES && !hashing.isOutdated(account.passwordHash())) {
            return account.passwordHash();
        }
        try {
            String stronger = hashing.hash(password);
            return accounts.replaceHash(account.id(), account.passwordHash(), stronger)
                    ? stronger
                    : account.passwordHash();
        } catch (Problem overloaded) {
            // It can wait for the next sign-in.
            return account.passwordHash();
        }
    }

    private Problem refused(@Nullable Account account, boolean unconfirmed, Visitor visitor) {
        UserId id = account == null ? null : account.id();
        transaction.executeWithoutResult(status -> {
            audit.record(SecurityEvent.SIGN_IN_FAILED, id, null, visitor, "");
            // Each refusal asks for it, so that all of them take the same time, whatever follows.
            jobs.enqueue(ConfirmAgain.KIND, Ids.next().toString(), new ConfirmAgain.Refused(unconfirmed ? id : null));
        });
        return INVALID_CREDENTIALS.because(
                "Check both. If you have just registered, follow the link in the mail first.");
    }
}
