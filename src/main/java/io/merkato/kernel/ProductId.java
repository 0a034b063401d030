package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A product of the catalogue. */
public record ProductId(@JsonValue UUID value) implements Comparable<ProductId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductId {}

    public static ProductId next() {
        return new ProductId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    public static ProductId fromPath(String text) {
        return new ProductId(Ids.fromPath(text));
    }

    /** As the database sorts ids. Whoever locks rows of products in order depends on it. */
    @Override
    public int compareTo(ProductId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
