package io.merkato.sessions;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.sessions.SessionProblem.REFRESH_TOKEN_INVALID;
import static io.merkato.sessions.SessionProblem.REFRESH_TOKEN_REUSED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Ids;
import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.crypto.Derivation;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.invalidation.InvalidatedCache;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.visitor.Visitor;
import io.merkato.sessions.SessionStore.Presented;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions and the refresh tokens that keep them going. A refresh token is good once; its successor is derived from it
 * and from random bits that the database holds, so that a client whose answer was lost can have the same answer again for
 * a few seconds, from any node, without the database holding a token in clear. A second use after that means that two
 * hold the token, and ends the session for both.
 */
@Component
public class Sessions {

    private static final String TOPIC = "session";
    private static final int REMEMBERED = 50_000;

    private final SessionStore store;
    private final AccessTokens accessTokens;
    private final AuditTrail audit;
    private final Invalidations invalidations;
    private final TransactionTemplate transaction;
    private final int repeatableSeconds;
    private final InvalidatedCache<UserId> owners;

    Sessions(
            SessionStore store,
            AccessTokens accessTokens,
            AuditTrail audit,
            Invalidations invalidations,
            TransactionTemplate transaction,
            SessionSettings settings) {
        this.store = store;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.invalidations = invalidations;
        this.transaction = transaction;
        this.repeatableSeconds = settings.refreshRepeatSeconds();
        this.owners = new InvalidatedCache<>(invalidations, TOPIC, REMEMBERED);
    }

    /** Opens a session for somebody who proved who they are, within the transaction in which that was checked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant open(UserId userId, Visitor visitor) {
        UUID sessionId = Ids.next();
        OpaqueToken token = OpaqueToken.random();
        store.insert(sessionId, userId, visitor.address(), visitor.userAgent());
        Instant at = store.insertToken(token.hash(), sessionId);
        return new Grant(sessionId, userId, token, at);
    }

    /** The tokens of a grant. Equal grants give equal tokens, byte for byte. Costs a signature, so no transaction is open. */
    @Transactional(propagation = Propagation.NEVER)
    public TokenPair tokens(Grant grant, Collection<Role> roles) {
        return new TokenPair(
                accessTokens.issue(grant, roles),
                AccessTokens.TTL.toSeconds(),
                grant.refreshToken().text(),
                SessionStore.REFRESH_TTL.toSeconds());
    }

    /** Uses a refresh token up for its successor; refuses with REFRESH_TOKEN_REUSED or REFRESH_TOKEN_INVALID. */
    @Transactional(propagation = Propagation.NEVER)
    public Grant refresh(OpaqueToken token, Visitor visitor) {
        // Refusals are thrown after the commit, since the end of a session must last.
        Outcome outcome = Objects.requireNonNull(transaction.execute(status -> rotate(token, visitor)));
        return switch (outcome) {
            case Rotated rotated -> rotated.grant();
            case Reused reused -> throw REFRESH_TOKEN_REUSED.because("The session has been ended. Sign in again.");
            case Unknown unknown ->
                throw REFRESH_TOKEN_INVALID.because(
                        "It is expired or unknown, or its session has ended. Sign in again.");
        };
    }

    /** Whose session this is, or null when it has ended. An end counts here at once and on other nodes within a second. */
    public @Nullable UserId owner(UUID sessionId) {
        return owners.get(sessionId.toString(), id -> store.owner(UUID.fromString(id)));
    }

    /** The session that a verified access token belongs to. */
    public static UUID sessionOf(Jwt token) {
        return UUID.fromString(token.getClaimAsString(AccessTokens.SESSION_CLAIM));
    }

    /** Somebody's sessions that have not ended, the newest first. */
    Page<SessionView> list(UserId userId, @Nullable UUID current, PageRequest page) {
        Cursor cursor = Cursor.decode(page.cursor(), "sessions", 1);
        List<SessionView> rows = store.list(userId, current, cursor == null ? null : cursor.id(0), page.size() + 1);
        return Page.of(rows, page.size(), last -> Cursor.at("sessions", last.id()));
    }

    /** Ends one session of somebody: its tokens are refused from the commit on. False when none of theirs goes on. */
    @Transactional
    public boolean end(UserId userId, UUID sessionId) {
        if (!store.end(sessionId, userId)) {
            return false;
        }
        invalidations.invalidate(TOPIC, sessionId.toString());
        return true;
    }

    /** Signs one of a person's devices out at their wish. None of theirs: NOT_FOUND. */
    @Transactional
    public void endByOwner(UserId userId, UUID sessionId, Visitor visitor) {
        if (!end(userId, sessionId)) {
            throw NOT_FOUND.because("You have no such session.");
        }
        audit.record(SecurityEvent.SESSION_ENDED, userId, userId, visitor, "Session " + sessionId + ".");
    }

    /** Ends all sessions of a person. */
    @Transactional
    public void endAll(UserId userId) {
        store.endAll(userId).forEach(id -> invalidations.invalidate(TOPIC, id.toString()));
    }

    /** Ends all sessions of a person and deletes what is known of them. */
    @Transactional
    public void erase(UserId userId) {
        store.deleteAll(userId).forEach(id -> invalidations.invalidate(TOPIC, id.toString()));
    }

    private Outcome rotate(OpaqueToken token, Visitor visitor) {
        SessionStore.Used used = store.use(token.hash());
        if (used != null) {
            OpaqueToken successor = successor(token, used.salt());
            store.markUsed(used.sessionId());
            Instant at = store.insertToken(successor.hash(), used.sessionId());
            return new Rotated(new Grant(used.sessionId(), used.userId(), successor, at));
        }
        Presented presented = store.find(token.hash(), repeatableSeconds);
        if (presented == null || !presented.used()) {
            return new Unknown();
        }
        OpaqueToken successor = successor(token, presented.salt());
        Instant madeAt = presented.repeatable() ? store.unusedSince(successor.hash()) : null;
        if (madeAt != null) {
            return new Rotated(new Grant(presented.sessionId(), presented.userId(), successor, madeAt));
        }
        if (store.end(presented.sessionId(), presented.userId())) {
            invalidations.invalidate(TOPIC, presented.sessionId().toString());
            audit.record(
                    SecurityEvent.REFRESH_TOKEN_REUSED,
                    presented.userId(),
                    null,
                    visitor,
                    "Session " + presented.sessionId() + " was ended.");
        }
        return new Reused();
    }

    private static OpaqueToken successor(OpaqueToken token, byte[] salt) {
        return OpaqueToken.of(new Derivation(salt).of(token.text()));
    }

    private sealed interface Outcome {}

    private record Rotated(Grant grant) implements Outcome {}

    private record Reused() implements Outcome {}

    private record Unknown() implements Outcome {}
}
