package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person with an account. */
public record UserId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {}

    public static UserId next() {
        return new UserId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    public static UserId fromPath(String text) {
        return new UserId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
