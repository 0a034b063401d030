package io.merkato.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.merkato.platform.problem.PlatformProblem;
import java.util.UUID;

/** Makes and reads the shop's ids: UUIDv7 (RFC 9562), so that later ids sort later. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Reads an id from a path. What is no UUID names nothing: {@link PlatformProblem#NOT_FOUND}. */
    public static UUID fromPath(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer for ids that name nothing.
        }
        throw PlatformProblem.NOT_FOUND.because("Nothing has this id.");
    }
}
