package io.merkato.storefront;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long a CDN may keep what every visitor may see. Stock is in it, so not long. */
final class PublicCache {

    static final CacheControl CONTROL =
            CacheControl.maxAge(Duration.ofSeconds(15)).cachePublic();

    private PublicCache() {}
}
