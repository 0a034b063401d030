package io.merkato.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** Makes and reads the shop's ids: UUIDv7 (RFC 9562), so that later ids sort later. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Sorts before every id that is made at this time or later, by the clock that makes it. */
    public static UUID firstAt(Instant time) {
        // UUIDv7 begins with 48 bits of milliseconds.
        return new UUID(Math.clamp(time.toEpochMilli(), 0, (1L << 48) - 1) << 16, 0);
    }

    /** Compares as the database does, by bytes; {@link UUID#compareTo} takes them for signed. */
    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
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
