package io.merkato.aftersales.refunds;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** What has become of a refund. The table says what may follow what; the SQL that moves one names both ends. */
public enum RefundStatus {
    /** The gateway has not said yet that it is done. */
    PENDING,
    SUCCEEDED,
    /** The gateway has not done it, or it came back; it can be tried again. */
    FAILED;

    private static final Map<RefundStatus, Set<RefundStatus>> NEXT =
            // What was given back may not arrive.
            Map.of(PENDING, Set.of(SUCCEEDED, FAILED), SUCCEEDED, Set.of(FAILED), FAILED, Set.of(PENDING));

    static RefundStatus of(String text) {
        return ApiName.parse(RefundStatus.class, text);
    }

    /** The status as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(RefundStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
