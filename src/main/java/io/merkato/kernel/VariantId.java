package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A variant: what has a SKU, a price and stock, and what is bought. */
public record VariantId(@JsonValue UUID value) implements Comparable<VariantId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VariantId {}

    public static VariantId next() {
        return new VariantId(Ids.next());
    }

    /** The same id for the same name, wherever and whenever. */
    public static VariantId named(String name) {
        return new VariantId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** As the database sorts ids. Whoever locks rows of variants in order depends on it. */
    @Override
    public int compareTo(VariantId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
