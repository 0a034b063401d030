package io.merkato.platform.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keys for what the database must not show, all derived from one secret: MERKATO_SECRET, or in a sandbox without it a
 * random one that is made once and kept in the data folder.
 */
@Component
public final class Secrets {

    static final int SHORTEST = 32;
    private static final String LOST = "lost";
    private static final int KEY_BYTES = 32;

    private final byte[] secret;
    private final byte @Nullable [] previous;
    private final boolean previousIsLost;
    private final String origin;

    Secrets(SecretSettings settings, DataSettings data) {
        Path file = data.file("secret");
        String given = settings.secret();
        String before = settings.previous();
        this.previous = before == null ? null : before.getBytes(UTF_8);
        this.previousIsLost = LOST.equals(before);
        if (given == null) {
            this.secret = kept(file).getBytes(UTF_8);
            this.origin = "the file " + file;
        } else {
            this.secret = given.getBytes(UTF_8);
            this.origin = "MERKATO_SECRET";
        }
    }

    /** A key of 256 bits for one purpose; the same label always gives the same key, and no key tells of another. */
    public byte[] derive(String label) {
        return derive(secret, label);
    }

    /** The key that MERKATO_SECRET_PREVIOUS gives for a purpose, while the secret is being changed; null otherwise. */
    public byte @Nullable [] derivePrevious(String label) {
        return previous == null ? null : derive(previous, label);
    }

    /** Whether the operator says that nobody has the secret before any more. */
    public boolean previousIsLost() {
        return previousIsLost;
    }

    private static byte[] derive(byte[] secret, String label) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(("merkato " + label).getBytes(UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the secret comes from, for a sentence to the operator. */
    public String origin() {
        return origin;
    }

    private static String kept(Path file) {
        try {
            String kept = read(file);
            if (kept == null) {
                byte[] random = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFile.create(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
                kept = read(file);
            }
            if (kept == null || kept.length() < SHORTEST) {
                throw new StartRefused(
                        "The file " + file + " does not hold the secret that was kept there.",
                        "Put it back from a backup of the data folder, or start with an empty data folder.");
            }
            return kept;
        } catch (IOException e) {
            throw new StartRefused(
                    "The secret cannot be kept in " + file + ": " + e.getMessage(),
                    "Let this user read and write it, or set MERKATO_SECRET.");
        }
    }

    private static @Nullable String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : null;
    }
}
