package io.merkato.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives 256 bits from a text, the same each time, that nobody without the key can tell (HMAC-SHA256). */
public final class Derivation {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * A derivation for one purpose.
     *
     * @param key 256 bits, such as {@link io.merkato.platform.settings.Secrets#derive} gives
     */
    public Derivation(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Derives from the UTF-8 bytes of a text. */
    public byte[] of(String text) {
        return of(text, new byte[0]);
    }

    /** Derives from a text and what follows it. */
    public byte[] of(String text, byte[] more) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(text.getBytes(UTF_8));
            return mac.doFinal(more);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
