package io.merkato.aftersales.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Ids;
import java.util.UUID;

/** A return. */
public record ReturnId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReturnId {}

    static ReturnId next() {
        return new ReturnId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    static ReturnId fromPath(String text) {
        return new ReturnId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
