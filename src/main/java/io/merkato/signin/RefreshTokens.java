package io.merkato.signin;

import static io.merkato.sessions.SessionProblem.REFRESH_TOKEN_INVALID;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import io.merkato.sessions.Grant;
import io.merkato.sessions.Sessions;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Gives new tokens for a refresh token, and slows down who tries tokens that are none. */
@Component
class RefreshTokens {

    private static final RateLimit FAILURES = new RateLimit("refresh", 300, Duration.ofMinutes(15));

    private final Sessions sessions;
    private final Accounts accounts;
    private final RateLimits rateLimits;

    RefreshTokens(Sessions sessions, Accounts accounts, RateLimits rateLimits) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.rateLimits = rateLimits;
    }

    /** The next tokens of the session; refuses as {@link Sessions#refresh} does. */
    SessionTokens refresh(OpaqueToken token, Visitor visitor) {
        Grant grant;
        try {
            grant = sessions.refresh(token, visitor);
        } catch (Problem refusal) {
            rateLimits.take(FAILURES, visitor.network());
            throw refusal;
        }
        Account account = accounts.find(grant.userId());
        if (account == null || account.disabled()) {
            throw REFRESH_TOKEN_INVALID.because("The account is gone or was disabled.");
        }
        return SessionTokens.of(sessions.tokens(grant, account.rolesNow()), account);
    }
}
