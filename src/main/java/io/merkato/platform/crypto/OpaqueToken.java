package io.merkato.platform.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.SecureRandom;
import java.util.Base64;

/** A token that means something to the shop alone: 256 bits in base64url. The database sees only its SHA-256. */
@Schema(type = "string")
public record OpaqueToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpaqueToken {}

    public static OpaqueToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return of(bits);
    }

    public static OpaqueToken of(byte[] bits) {
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public byte[] hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "********";
    }
}
