package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A line of an order. */
public record OrderLineId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderLineId {}

    public static OrderLineId next() {
        return new OrderLineId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
