package io.merkato.inventory;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where units stand that an order keeps from others. The table says what may follow what; the SQL names both ends. */
public enum HoldStatus {
    /** The payment is open. */
    HELD,
    /** The order stands; the units lie on the shelf until the parcel leaves. */
    COMMITTED,
    SHIPPED,
    RELEASED;

    private static final Map<HoldStatus, Set<HoldStatus>> NEXT = Map.of(
            HELD, Set.of(COMMITTED, RELEASED),
            COMMITTED, Set.of(SHIPPED, RELEASED),
            // By a parcel that is voided.
            SHIPPED, Set.of(COMMITTED),
            RELEASED, Set.of());

    /** The status as the database and the API write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(HoldStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** All that may become the given one. */
    static List<HoldStatus> before(HoldStatus next) {
        return Arrays.stream(values()).filter(status -> status.mayBecome(next)).toList();
    }
}
