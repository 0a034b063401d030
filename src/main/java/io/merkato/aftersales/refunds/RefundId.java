package io.merkato.aftersales.refunds;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Ids;
import java.util.UUID;

/** A refund. */
public record RefundId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundId {}

    static RefundId next() {
        return new RefundId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    static RefundId fromPath(String text) {
        return new RefundId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
