package io.merkato.accounts;

import static io.merkato.accounts.AccountProblem.WRONG_PASSWORD;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has somebody who is signed in prove again who they are, before what a thief of a token must not do. */
@Component
public class VerifyPassword {

    private static final RateLimit LIMIT = new RateLimit("verify-password", 5, Duration.ofMinutes(15));

    private final AccountStore accounts;
    private final PasswordHashing hashing;
    private final RateLimits rateLimits;
    private final AuditTrail audit;

    VerifyPassword(AccountStore accounts, PasswordHashing hashing, RateLimits rateLimits, AuditTrail audit) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.rateLimits = rateLimits;
        this.audit = audit;
    }

    /**
     * The account, when this is its password. None or another one is refused with WRONG_PASSWORD, and after five of those
     * within a quarter of an hour with TOO_MANY_REQUESTS.
     *
     * @param pointer where the password stands in the body
     */
    @Transactional(propagation = Propagation.NEVER)
    public Account require(UserId userId, @Nullable Password password, String pointer, Visitor visitor) {
        Account account = Accounts.requireThere(accounts.find(userId));
        if (password == null) {
            throw wrong(pointer, "is needed for this");
        }
        String key = userId + " " + visitor.network();
        rateLimits.take(LIMIT, key);
        if (!matches(password, account, key)) {
            audit.record(SecurityEvent.PASSWORD_REFUSED, userId, userId, visitor, "");
            throw wrong(pointer, "is not your password");
        }
        rateLimits.forget(LIMIT, key);
        return account;
    }

    private boolean matches(Password password, Account account, String key) {
        try {
            return hashing.matches(password, account.passwordHash());
        } catch (Problem overloaded) {
            rateLimits.giveBack(LIMIT, key);
            throw overloaded;
        }
    }

    private static Problem wrong(String pointer, String why) {
        return WRONG_PASSWORD
                .because("Send the password that you sign in with.")
                .at(List.of(new FieldError(pointer, WRONG_PASSWORD.name(), why)));
    }
}
