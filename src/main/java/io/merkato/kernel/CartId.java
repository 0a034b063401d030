package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The cart of a customer or a guest. */
public record CartId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CartId {}

    public static CartId next() {
        return new CartId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
