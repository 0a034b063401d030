package io.merkato.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "********";
    }
}
