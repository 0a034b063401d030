package io.merkato.orders.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Ids;
import java.util.UUID;

/** A parcel. */
public record ShipmentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentId {}

    public static ShipmentId next() {
        return new ShipmentId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    public static ShipmentId fromPath(String text) {
        return new ShipmentId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
