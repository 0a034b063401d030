package io.merkato.signin;

import static io.merkato.signin.SignInProblem.INVALID_CREDENTIALS;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.security.Visitor;
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
    private final SignInBrakes brakes;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SignIn(
            Accounts accounts,
            PasswordHashing hashing,
            SignInBrakes brakes,
            Sessions sessions,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.brakes = brakes;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Opens a session. No connection is held while the password is checked. */
    SessionTokens signIn(String email, Password password, Visitor visitor) {
        Account account = accounts.findByEmail(email);
        brake(account, email, visitor);
        if (!matches(account, email, password, visitor) || account == null || account.disabled()) {
            throw refused(account, visitor);
        }
        if (!account.confirmed()) {
            accounts.confirmAgain(account);
            throw refused(account, visitor);
        }
        String hash = currentHash(account, password);
        Grant grant = Objects.requireNonNull(transaction.execute(status -> open(account, hash, visitor)))
                .orElseThrow(() -> refused(account, visitor));
        brakes.succeeded(account, email, visitor);
        return SessionTokens.of(sessions.tokens(grant, account.rolesNow()), account);
    }

    /** Tells of a brake once, and not with each attempt that it stops: those cost nothing. */
    private void brake(@Nullable Account account, String email, Visitor visitor) {
        try {
            brakes.take(account, email, visitor);
        } catch (Problem refusal) {
            if (brakes.isNews(account, email, visitor)) {
                audit.record(SecurityEvent.SIGN_IN_BRAKED, account == null ? null : account.id(), null, visitor, "");
            }
            throw refusal;
        }
    }

    private boolean matches(@Nullable Account account, String email, Password password, Visitor visitor) {
        try {
            return hashing.matches(password, account == null ? null : account.passwordHash());
        } catch (Problem overloaded) {
            brakes.giveBack(account, email, visitor);
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

    /** The stored hash, made anew with today's parameters when it is older than they are. */
    private String currentHash(Account account, Password password) {
        if (!hashing.isOutdated(account.passwordHash())) {
            return account.passwordHash();
        }
        String stronger = hashing.hash(password);
        return accounts.replaceHash(account.id(), account.passwordHash(), stronger) ? stronger : account.passwordHash();
    }

    private Problem refused(@Nullable Account account, Visitor visitor) {
        audit.record(SecurityEvent.SIGN_IN_FAILED, account == null ? null : account.id(), null, visitor, "");
        return INVALID_CREDENTIALS.because(
                "Check both. If you have just registered, follow the link in the mail first.");
    }
}
