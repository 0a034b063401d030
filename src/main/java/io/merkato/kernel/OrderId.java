package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An order. */
public record OrderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {}

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    public static OrderId fromPath(String text) {
        return new OrderId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
