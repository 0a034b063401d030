package io.merkato.platform.security;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.Role;
import io.merkato.platform.web.Route;
import io.merkato.platform.web.Routes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in whom the handler of a request is {@link OpenTo}, before anything of the request is read. */
@Component
class Admission implements AuthorizationManager<RequestAuthorizationContext>, HandlerInterceptor {

    /** What the library that writes the document and the framework's own routes belong to says nothing of itself. */
    private static final String OURS = "io.merkato.";

    private final Routes routes;

    Admission(Routes routes) {
        this.routes = routes;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        return new AuthorizationDecision(isOpen(audience(context.getRequest()), caller));
    }

    /**
     * Whom the route is there for; where there are several handlers, the smallest circle. A path that nothing has is asked
     * for by whom everything around it is open to, so that nobody else learns what there is.
     */
    Audience audience(HttpServletRequest request) {
        Route route = routes.of(request);
        if (route.handlers().isEmpty()) {
            return audiences(routes.around(request))
                    .min(Comparator.naturalOrder())
                    .filter(audience -> audience != Audience.UNRECOGNIZED)
                    .orElse(Audience.EVERYBODY);
        }
        return audiences(route)
                .max(Comparator.naturalOrder())
                .orElse(isOurs(route) ? Audience.NOBODY : Audience.EVERYBODY);
    }

    private static Stream<Audience> audiences(Route route) {
        return route.say(OpenTo.class).map(OpenTo::value);
    }

    private static boolean isOurs(Route route) {
        return route.handlers().stream()
                .anyMatch(handler -> handler.controller().getName().startsWith(OURS));
    }

    /** Nobody comes to a handler but by the decision that was made for it. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && routes.of(request).handlers().stream().noneMatch(known -> known.is(method))) {
            throw new AccessDeniedException("Nobody has decided on " + method);
        }
        return true;
    }

    private static boolean isOpen(Audience audience, Supplier<? extends @Nullable Authentication> caller) {
        return switch (audience) {
            case UNRECOGNIZED, EVERYBODY, BUYERS -> true;
            case SIGNED_IN -> caller.get() instanceof SignedIn;
            case STAFF -> has(caller, Role.STAFF) || has(caller, Role.ADMIN);
            case ADMINS -> has(caller, Role.ADMIN);
            case NOBODY -> false;
        };
    }

    private static boolean has(Supplier<? extends @Nullable Authentication> caller, Role role) {
        return caller.get() instanceof SignedIn signedIn
                && signedIn.getPrincipal().roles().contains(role);
    }
}
