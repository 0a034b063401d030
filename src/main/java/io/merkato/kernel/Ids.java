package io.merkato.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes and reads the shop's ids: UUIDv7 (RFC 9562), so that later ids sort later. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Reads an id from a path. What is no UUID is an {@link UnknownId}. */
    public static UUID fromPath(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer for ids that name nothing.
        }
        throw new UnknownId();
    }
}
