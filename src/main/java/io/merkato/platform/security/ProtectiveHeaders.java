package io.merkato.platform.security;

import java.time.Duration;
import java.util.Map;

/** What every answer tells a browser, so that it makes nothing more of the answer than data. */
public final class ProtectiveHeaders {

    static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";
    static final Duration HTTPS_ONLY = Duration.ofDays(365);

    private ProtectiveHeaders() {}

    /** The headers of an answer that no security filter sees, because it is refused before them. */
    public static Map<String, String> all() {
        return Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", CONTENT_POLICY,
                "Referrer-Policy", "no-referrer",
                "Strict-Transport-Security", "max-age=" + HTTPS_ONLY.toSeconds() + " ; includeSubDomains",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
    }
}
