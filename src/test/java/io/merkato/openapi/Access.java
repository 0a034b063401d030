package io.merkato.openapi;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Set;

/** Who may call a route. */
enum Access {
    /** An access token is not even looked at. */
    ANYBODY,
    ANYBODY_WITH_A_GOOD_TOKEN,
    GUEST_OR_CUSTOMER,
    SIGNED_IN,
    STAFF;

    static final String ACCESS_TOKEN = "accessToken";
    static final String CART_TOKEN = "cartToken";

    private static final Set<String> WITHOUT_TOKEN = Set.of(
            "/v1/auth/register",
            "/v1/auth/confirm-email",
            "/v1/auth/login",
            "/v1/auth/refresh",
            "/v1/auth/forgot-password",
            "/v1/auth/reset-password");

    static Access to(String path) {
        if (path.startsWith("/v1/admin/")) {
            return STAFF;
        }
        if (path.equals("/v1/me") || path.startsWith("/v1/me/")) {
            return SIGNED_IN;
        }
        if (path.equals("/v1/auth/logout") || path.equals("/v1/cart/merge")) {
            return SIGNED_IN;
        }
        if (path.startsWith("/v1/cart") || path.startsWith("/v1/orders") || path.startsWith("/v1/checkout")) {
            return GUEST_OR_CUSTOMER;
        }
        return WITHOUT_TOKEN.contains(path) ? ANYBODY : ANYBODY_WITH_A_GOOD_TOKEN;
    }

    List<SecurityRequirement> requirements() {
        return switch (this) {
            case ANYBODY, ANYBODY_WITH_A_GOOD_TOKEN -> List.of();
            case GUEST_OR_CUSTOMER -> List.of(new SecurityRequirement(), token(ACCESS_TOKEN), token(CART_TOKEN));
            case SIGNED_IN, STAFF -> List.of(token(ACCESS_TOKEN));
        };
    }

    private static SecurityRequirement token(String scheme) {
        return new SecurityRequirement().addList(scheme);
    }
}
