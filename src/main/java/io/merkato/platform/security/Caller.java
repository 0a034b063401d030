package io.merkato.platform.security;

import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;
import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;

import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request. Controllers take it as an argument.
 *
 * @param userId null for a guest
 * @param sessionId the session the access token belongs to, null for a guest
 */
public record Caller(@Nullable UserId userId, @Nullable UUID sessionId, Set<Role> roles) {

    public static final Caller GUEST = new Caller(null, null, Set.of());

    /** The signed-in caller of a request, or {@link #GUEST}. */
    public static Caller of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof SignedIn signedIn ? signedIn.getPrincipal() : GUEST;
    }

    /** The user's id, or the problem UNAUTHENTICATED for a guest. */
    public UserId requireUser() {
        if (userId == null) {
            throw UNAUTHENTICATED.because("This needs an access token.");
        }
        return userId;
    }

    /** For what staff alone may ask of a route that is open to more: UNAUTHENTICATED for a guest, FORBIDDEN for a customer. */
    public void requireStaff() {
        requireUser();
        if (!roles.contains(Role.STAFF) && !roles.contains(Role.ADMIN)) {
            throw FORBIDDEN.because("This needs another role.");
        }
    }
}
