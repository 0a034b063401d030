package io.merkato.platform.ratelimit;

import io.merkato.platform.crypto.Derivation;
import io.merkato.platform.settings.Secrets;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the keys of the table, so that it holds neither mail addresses nor IP addresses. */
@Component
class RateLimitKeys {

    private final Derivation derivation;

    RateLimitKeys(Secrets secrets) {
        this.derivation = new Derivation(secrets.derive("platform rate limit keys"));
    }

    /** 128 bits that are the same on every node, and that tell nothing without the secret. */
    UUID of(RateLimit limit, String whom) {
        // No name of a limit holds a space, so that no two of these texts are the same.
        ByteBuffer bytes = ByteBuffer.wrap(derivation.of(limit.name() + " " + whom));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
