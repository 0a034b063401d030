package io.merkato.openapi;

import static java.util.Objects.requireNonNull;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Who may call a route, as its handler says it. */
public final class Access {

    static final String ACCESS_TOKEN = "accessToken";
    static final String CART_TOKEN = "cartToken";
    static final String ORDER_TOKEN = "orderToken";

    private Access() {}

    /** Whom the handler, or else its controller, is open to. */
    public static Audience to(HandlerMethod handler) {
        OpenTo own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), OpenTo.class);
        return (own != null
                        ? own
                        : requireNonNull(
                                AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OpenTo.class)))
                .value();
    }

    /** @param byLink whether the token of a mailed link will do as well */
    static List<SecurityRequirement> requirements(Audience audience, boolean byLink) {
        return switch (audience) {
            case UNRECOGNIZED, EVERYBODY -> List.of();
            case BUYERS ->
                Stream.of(new SecurityRequirement(), token(ACCESS_TOKEN), token(CART_TOKEN), token(ORDER_TOKEN))
                        .limit(byLink ? 4 : 3)
                        .toList();
            case SIGNED_IN, STAFF, ADMINS, NOBODY -> List.of(token(ACCESS_TOKEN));
        };
    }

    private static SecurityRequirement token(String scheme) {
        return new SecurityRequirement().addList(scheme);
    }
}
