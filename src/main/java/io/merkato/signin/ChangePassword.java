package io.merkato.signin;

import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.accounts.VerifyPassword;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.sessions.Grant;
import io.merkato.sessions.Sessions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the password of somebody who is signed in and knows the present one. */
@Component
class ChangePassword {

    private final VerifyPassword verifyPassword;
    private final Accounts accounts;
    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final ResetTokenStore resetTokens;
    private final Sessions sessions;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ChangePassword(
            VerifyPassword verifyPassword,
            Accounts accounts,
            PasswordRules rules,
            PasswordHashing hashing,
            ResetTokenStore resetTokens,
            Sessions sessions,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.verifyPassword = verifyPassword;
        this.accounts = accounts;
        this.rules = rules;
        this.hashing = hashing;
        this.resetTokens = resetTokens;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Sets the password, ends all sessions and opens a new one for the caller. Without the current password it is refused
     * with WRONG_PASSWORD, and a new one that is not good with VALIDATION_FAILED.
     */
    SessionTokens change(Caller caller, @Nullable Password current, Password next, Visitor visitor) {
        Account account = verifyPassword.require(caller.requireUser(), current, "/currentPassword", visitor);
        rules.require("/newPassword", next, PasswordRules.shortestFor(account.roles()), account.person());
        String hash = hashing.hash(next);
        Grant grant = Objects.requireNonNull(transaction.execute(
                status -> replace(account, hash, PasswordRules.isLongEnoughForStaff(next), visitor)));
        // Read anew: staff whose password was due are staff again.
        Account changed = accounts.get(account.id());
        return SessionTokens.of(sessions.tokens(grant, changed.rolesNow()), changed);
    }

    private Grant replace(Account account, String hash, boolean longEnoughForStaff, Visitor visitor) {
        if (!accounts.replacePassword(account.id(), account.passwordHash(), hash, longEnoughForStaff)) {
            throw FORBIDDEN.because("The password was changed by somebody else just now. Sign in with it.");
        }
        resetTokens.delete(account.id());
        sessions.endAll(account.id());
        outbox.publish(new PasswordChanged(account.id(), account.email(), account.firstName()));
        audit.record(SecurityEvent.PASSWORD_CHANGED, account.id(), account.id(), visitor, "");
        return sessions.open(account.id(), visitor);
    }
}
