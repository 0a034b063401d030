package io.merkato.platform.crypto;

import io.merkato.platform.settings.Secrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts small values so that the database can hold them (AES-256-GCM). A sealed value opens only under its name. */
public final class SealedBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /**
     * A box for one purpose.
     *
     * @param key 256 bits, such as {@link Secrets#derive} gives
     */
    public SealedBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Gives the nonce, the encrypted value and its tag, in one piece. */
    public byte[] seal(byte[] value, byte[] name) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(value);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens what was sealed with the same key under the same name; throws when it was not. */
    public byte[] open(byte[] sealed, byte[] name) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer rest = ByteBuffer.wrap(sealed).get(nonce);
        byte[] encrypted = new byte[rest.remaining()];
        rest.get(encrypted);
        return cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(encrypted);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name);
        return cipher;
    }
}
