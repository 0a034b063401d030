package io.merkato.aftersales.withdrawals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.Ids;
import java.util.UUID;

/** A withdrawal. */
public record WithdrawalId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WithdrawalId {}

    static WithdrawalId next() {
        return new WithdrawalId(Ids.next());
    }

    /** Reads the id from a path; what is no id is answered with 404. */
    static WithdrawalId fromPath(String text) {
        return new WithdrawalId(Ids.fromPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
