package io.merkato.signin;

import io.merkato.accounts.Accounts;
import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.security.Caller;
import io.merkato.platform.security.SignedIn;
import io.merkato.platform.security.StandingCallers;
import io.merkato.sessions.Sessions;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Tells who sent a verified access token. The token only says whose session it is; whether that lives, and what its
 * owner may do, is asked each time, and known without the database until it is invalidated.
 */
@Component
final class RecognizeCaller implements Converter<Jwt, AbstractAuthenticationToken>, StandingCallers {

    private final Sessions sessions;
    private final Accounts accounts;

    RecognizeCaller(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        UUID sessionId = Sessions.sessionOf(token);
        UserId owner = sessions.owner(sessionId);
        if (owner == null || !owner.toString().equals(token.getSubject())) {
            throw ended();
        }
        Set<Role> roles = accounts.rolesNow(owner);
        if (roles.isEmpty()) {
            throw ended();
        }
        return new SignedIn(new Caller(owner, sessionId, roles));
    }

    @Override
    public boolean stands(Caller caller) {
        UUID session = caller.sessionId();
        UserId owner = caller.userId();
        return session == null
                || owner == null
                || (owner.equals(sessions.owner(session))
                        && !accounts.rolesNow(owner).isEmpty());
    }

    private static InvalidBearerTokenException ended() {
        return new InvalidBearerTokenException("The session has ended.");
    }
}
