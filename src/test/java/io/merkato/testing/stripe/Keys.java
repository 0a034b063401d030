package io.merkato.testing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.merkato.testing.stripe.wire.StripeError;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who may call: the holder of the secret key, as Bearer or as the user of Basic. */
record Keys(String secret, String publishable) {

    void check(@Nullable String authorization) {
        String key = key(authorization == null ? "" : authorization);
        if (key.isEmpty()) {
            throw StripeError.early(401, "You did not provide an API key.");
        }
        if (key.equals(publishable)) {
            throw StripeError.early(
                            401,
                            "This API call cannot be made with a publishable API key. Please use a secret API key.")
                    .with("code", "secret_key_required");
        }
        if (!key.equals(secret)) {
            throw StripeError.early(401, "Invalid API Key provided: " + masked(key));
        }
    }

    private static String key(String authorization) {
        if (authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length()).strip();
        }
        if (authorization.startsWith("Basic ")) {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring("Basic ".length()).strip());
            return new String(decoded, UTF_8).replaceFirst(":.*", "");
        }
        return "";
    }

    private static String masked(String key) {
        return key.length() <= 12 ? "****" : key.substring(0, 8) + "****" + key.substring(key.length() - 4);
    }
}
