package io.merkato.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * A request that may be repeated. Controllers take it as an argument.
 *
 * @param actor who sends it; keys of two actors never meet
 * @param key the {@code Idempotency-Key}, null when none was sent
 * @param fingerprint keyed hash of method, path, query and what the body means, in hex
 */
public record IdempotentRequest(String actor, @Nullable String key, String fingerprint) {

    /** The same request as if it had come without a key. */
    public IdempotentRequest withoutKey() {
        return new IdempotentRequest(actor, null, fingerprint);
    }
}
