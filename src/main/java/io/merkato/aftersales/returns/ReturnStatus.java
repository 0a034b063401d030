package io.merkato.aftersales.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** What has become of a return. The table says what may follow what; the SQL that moves one names both ends. */
public enum ReturnStatus {
    REQUESTED,
    /** The goods are awaited; some of them may have come. */
    APPROVED,
    /** No more is awaited. What had come before stays. */
    REJECTED,
    /** All of it came. */
    RECEIVED;

    private static final Map<ReturnStatus, Set<ReturnStatus>> NEXT = Map.of(
            // What comes without having been approved is received all the same.
            REQUESTED, Set.of(APPROVED, REJECTED, RECEIVED),
            APPROVED, Set.of(REJECTED, RECEIVED),
            REJECTED, Set.of(),
            RECEIVED, Set.of());

    @JsonCreator
    static ReturnStatus of(String text) {
        return ApiName.parse(ReturnStatus.class, text);
    }

    /** The status as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(ReturnStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether goods may still come. */
    boolean isOpen() {
        return this == REQUESTED || this == APPROVED;
    }
}
