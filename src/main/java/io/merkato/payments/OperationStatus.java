package io.merkato.payments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an operation stands. The table says what may follow what; the SQL that moves an operation names both ends. */
public enum OperationStatus {
    /** It is stored, and its gateway may have been asked. */
    OPEN,
    /** The gateway was asked and has said neither yes nor no. */
    UNKNOWN,
    /** The gateway waits for the buyer. */
    ACTION_REQUIRED,
    /** People do it by hand, and have not said that it is done. */
    AWAITED,
    SUCCEEDED,
    FAILED;

    private static final Map<OperationStatus, Set<OperationStatus>> NEXT = Map.of(
            OPEN, Set.of(UNKNOWN, ACTION_REQUIRED, AWAITED, SUCCEEDED, FAILED),
            UNKNOWN, Set.of(ACTION_REQUIRED, AWAITED, SUCCEEDED, FAILED),
            ACTION_REQUIRED, Set.of(SUCCEEDED, FAILED),
            AWAITED, Set.of(SUCCEEDED, FAILED),
            // A refund that the gateway has made may not arrive, and come back.
            SUCCEEDED, Set.of(FAILED),
            // A gateway that has said no may turn out to have done it since.
            FAILED, Set.of(SUCCEEDED));

    /** The status of this name. */
    public static OperationStatus of(String text) {
        return ApiName.parse(OperationStatus.class, text);
    }

    /** The status as it is stored, and as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(OperationStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** The statuses in which an operation has not ended. */
    static Set<OperationStatus> undecided() {
        return Arrays.stream(values())
                .filter(status -> status != SUCCEEDED && status != FAILED)
                .collect(Collectors.toSet());
    }

    /** The statuses from which this one can be reached. */
    Set<OperationStatus> before() {
        return Arrays.stream(values()).filter(status -> status.mayBecome(this)).collect(Collectors.toSet());
    }
}
