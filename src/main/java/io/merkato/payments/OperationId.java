package io.merkato.payments;

import io.merkato.kernel.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One call to a gateway; its text is the gateway's idempotency key. */
public record OperationId(UUID value) {

    private static final int RANDOM_BITS = 16;

    static OperationId next() {
        return new OperationId(Ids.next());
    }

    /** Reads what a gateway was given; nothing when it is none. */
    public static Optional<OperationId> parse(String text) {
        try {
            return Optional.of(new OperationId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** When it was made, by the clock of the node that did. */
    public Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> RANDOM_BITS);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
