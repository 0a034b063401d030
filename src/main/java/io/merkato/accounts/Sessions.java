package io.merkato.accounts;

import static io.merkato.accounts.AccountProblem.REFRESH_TOKEN_INVALID;
import static io.merkato.accounts.AccountProblem.REFRESH_TOKEN_REUSED;

import io.merkato.accounts.SessionStore.Presented;
import io.merkato.accounts.SessionTokens.SignedInUser;
import io.merkato.platform.id.Ids;
import io.merkato.platform.id.UserId;
import io.merkato.platform.settings.Secrets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions and the refresh tokens that keep them going. A refresh token is good once; its successor is derived from it,
 * so that a client whose answer was lost can have the same answer again for a few seconds without the database holding
 * a token in clear. A second use after that means that two hold the token, and ends the session for both.
 */
@Component
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionStore store;
    private final AccountStore accounts;
    private final AccessTokens accessTokens;
    private final TransactionTemplate transaction;
    private final Derivation successors;

    Sessions(
            SessionStore store,
            AccountStore accounts,
            AccessTokens accessTokens,
            TransactionTemplate transaction,
            Secrets secrets) {
        this.store = store;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.transaction = transaction;
        this.successors = new Derivation(secrets.derive("accounts refresh-token successor"));
    }

    /** Opens a session, unless the account was disabled or got another password meanwhile. */
    Optional<SessionTokens> open(Account account, String passwordHash) {
        UUID sessionId = Ids.next();
        OpaqueToken token = OpaqueToken.random();
        Optional<Instant> openedAt =
                Objects.requireNonNull(transaction.execute(status -> store.insert(sessionId, account.id(), passwordHash)
                        ? Optional.of(store.insertToken(token.hash(), sessionId))
                        : Optional.empty()));
        return openedAt.map(at -> answer(account, sessionId, token, at));
    }

    /** Gives the next pair of tokens; refuses with REFRESH_TOKEN_REUSED or REFRESH_TOKEN_INVALID. */
    SessionTokens refresh(OpaqueToken token) {
        OpaqueToken successor = OpaqueToken.of(successors.of(token.text()));
        // Refusals are thrown after the commit, since the end of a session must last.
        Outcome outcome = Objects.requireNonNull(transaction.execute(status -> rotate(token, successor)));
        return switch (outcome) {
            case Rotated rotated -> answer(rotated.account(), rotated.sessionId(), successor, rotated.at());
            case Reused reused -> throw REFRESH_TOKEN_REUSED.because("The session has been ended. Sign in again.");
            case Unknown unknown ->
                throw REFRESH_TOKEN_INVALID.because(
                        "It is expired or unknown, or its session has ended. Sign in again.");
        };
    }

    /** Ends one session: its tokens are refused from the commit on. */
    void end(UUID sessionId) {
        store.end(sessionId);
    }

    /** Ends all sessions of a person. */
    void endAll(UserId userId) {
        store.endAll(userId);
    }

    private Outcome rotate(OpaqueToken token, OpaqueToken successor) {
        UUID sessionId = store.use(token.hash());
        if (sessionId != null) {
            return rotated(sessionId, store.insertToken(successor.hash(), sessionId));
        }
        Presented presented = store.find(token.hash(), successor.hash());
        if (presented == null || !presented.used()) {
            return new Unknown();
        }
        if (presented.repeatable() && presented.successorMadeAt() != null) {
            return rotated(presented.sessionId(), presented.successorMadeAt());
        }
        if (store.end(presented.sessionId())) {
            log.warn("A refresh token was used a second time: session {} was ended", presented.sessionId());
        }
        return new Reused();
    }

    private Outcome rotated(UUID sessionId, Instant at) {
        Account account = accounts.find(store.owner(sessionId));
        return account == null ? new Unknown() : new Rotated(account, sessionId, at);
    }

    private SessionTokens answer(Account account, UUID sessionId, OpaqueToken refreshToken, Instant issuedAt) {
        return new SessionTokens(
                accessTokens.issue(account, sessionId, refreshToken, issuedAt),
                AccessTokens.TTL.toSeconds(),
                refreshToken.text(),
                SessionStore.REFRESH_TTL.toSeconds(),
                "Bearer",
                new SignedInUser(
                        account.id(), account.email(), account.firstName(), account.lastName(), account.roles()));
    }

    private sealed interface Outcome {}

    private record Rotated(Account account, UUID sessionId, Instant at) implements Outcome {}

    private record Reused() implements Outcome {}

    private record Unknown() implements Outcome {}
}
