package io.merkato.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** By what two requests of one guest are known to be of one guest. Modules that know bring a bean of it. */
public interface GuestToken {

    /** The token that was sent with a request, null when none was. */
    @Nullable String sentWith(HttpServletRequest request);
}
