package io.merkato.platform.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A variant: what has a SKU, a price and stock, and what is bought. */
public record VariantId(@JsonValue UUID value) implements Comparable<VariantId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VariantId {}

    public static VariantId next() {
        return new VariantId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    public static VariantId fromPath(String text) {
        return new VariantId(Ids.fromPath(text));
    }

    @Override
    public int compareTo(VariantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
