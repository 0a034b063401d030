package io.merkato.passwords;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Writes {@code passwords/common.fingerprints} out of a list of passwords, most common first, one a line. The file beside
 * it says which list and how.
 */
final class WriteCommonPasswords {

    private static final int MOST_COMMON = 100_000;
    private static final Path FILE = Path.of("src/main/resources/passwords/common.fingerprints");

    private WriteCommonPasswords() {}

    public static void main(String[] arguments) throws IOException {
        Set<String> usable = new LinkedHashSet<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            String plain = FoldedText.of(line).strip();
            if (length(plain) >= PasswordRules.SHORTEST_FOR_CUSTOMERS) {
                usable.add(plain);
            }
        }
        long[] fingerprints = LongStream.concat(
                        fingerprints(usable.stream().limit(MOST_COMMON).toList()),
                        fingerprints(usable.stream()
                                .filter(plain -> length(plain) >= PasswordRules.SHORTEST_FOR_STAFF)
                                .toList()))
                .sorted()
                .distinct()
                .toArray();
        ByteBuffer bytes = ByteBuffer.allocate(fingerprints.length * Long.BYTES);
        bytes.asLongBuffer().put(fingerprints);
        Files.write(FILE, bytes.array());
    }

    private static LongStream fingerprints(List<String> passwords) {
        return passwords.stream().mapToLong(CommonPasswords::fingerprint);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
