package io.merkato.platform.caching;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long a CDN may keep what every visitor may see. Stock is in some of it, so not long. */
public final class PublicCache {

    public static final CacheControl CONTROL =
            CacheControl.maxAge(Duration.ofSeconds(15)).cachePublic();

    private PublicCache() {}
}
