package io.merkato.reviews;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Ids;
import java.util.UUID;

/** A review. */
public record ReviewId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReviewId {}

    public static ReviewId next() {
        return new ReviewId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    public static ReviewId fromPath(String text) {
        return new ReviewId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
