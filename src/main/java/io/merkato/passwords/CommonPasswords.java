package io.merkato.passwords;

import io.merkato.platform.crypto.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The passwords that are guessed first: the 100,000 most common ones of 8 characters and more, and all of the list that have
 * 15 and more. They are kept as sorted fingerprints of 64 bits, 0.9 MB; that another password has the fingerprint of one of
 * them happens once in 10^14.
 */
@Component
final class CommonPasswords {

    private static final String FILE = "/passwords/common.fingerprints";

    private final long[] fingerprints = read();

    /** Whether the password is a common one, in any case, also behind or before digits, spaces and punctuation. */
    boolean contains(String password) {
        String plain = FoldedText.of(password).strip();
        String beginning = FoldedText.withoutEnding(plain);
        return Stream.of(plain, beginning, FoldedText.withoutBeginning(beginning))
                .anyMatch(text -> Arrays.binarySearch(fingerprints, fingerprint(text)) >= 0);
    }

    int size() {
        return fingerprints.length;
    }

    /** What the file holds of a password in plain text. */
    static long fingerprint(String plain) {
        return ByteBuffer.wrap(Sha256.of(plain)).getLong();
    }

    private static long[] read() {
        try (InputStream file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE)) {
            byte[] bytes = file.readAllBytes();
            long[] fingerprints = new long[bytes.length / Long.BYTES];
            ByteBuffer.wrap(bytes).asLongBuffer().get(fingerprints);
            return fingerprints;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
