package io.merkato.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.merkato.platform.security.Sha256;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.SecureRandom;
import java.util.Base64;

/** A token that means something to the shop alone: 256 bits in base64url. The database sees only its SHA-256. */
@Schema(type = "string")
record OpaqueToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    OpaqueToken {}

    static OpaqueToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return of(bits);
    }

    static OpaqueToken of(byte[] bits) {
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    byte[] hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "********";
    }
}
