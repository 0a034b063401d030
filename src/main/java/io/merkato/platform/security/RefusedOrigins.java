package io.merkato.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log whose pages were refused, since the browser tells only its own user. An origin is named once an hour, and
 * so are at most fifty of them, whatever clients make up.
 */
final class RefusedOrigins {

    private static final Logger log = LoggerFactory.getLogger(RefusedOrigins.class);
    private static final int MOST = 50;
    private static final int LONGEST = 120;

    private final Cache<String, Boolean> named =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    void tell(String origin) {
        String name = origin.length() > LONGEST ? origin.substring(0, LONGEST) + "…" : origin;
        if (named.getIfPresent(name) != null) {
            return;
        }
        named.cleanUp();
        if (named.estimatedSize() < MOST && named.asMap().putIfAbsent(name, true) == null) {
            log.warn(
                    "A page of the origin {} was refused. MERKATO_CORS_ORIGINS names those that may call the shop.",
                    name);
        }
    }
}
