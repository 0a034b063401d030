package io.merkato.accounts;

import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Caller;
import io.merkato.platform.security.Role;
import io.merkato.platform.security.SignedIn;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Tells who sent a verified access token. Asks the database each time, so that an ended session, a disabled account
 * and a removed role count at once, on every node.
 */
@Component
final class RecognizeCaller implements Converter<Jwt, AbstractAuthenticationToken> {

    private final SessionStore sessions;

    RecognizeCaller(SessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        UserId userId = new UserId(id(token.getSubject()));
        UUID sessionId = id(token.getClaimAsString(AccessTokens.SESSION_CLAIM));
        Set<Role> roles = sessions.liveRoles(sessionId, userId);
        if (roles == null) {
            throw new InvalidBearerTokenException("The session has ended.");
        }
        return new SignedIn(new Caller(userId, sessionId, roles));
    }

    private static UUID id(@Nullable String claim) {
        try {
            return UUID.fromString(String.valueOf(claim));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token names no person or no session.");
        }
    }
}
