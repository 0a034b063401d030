package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** How far an order has come on its way to the buyer. The table says what may follow what. */
public enum FulfillmentStatus {
    UNFULFILLED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    RETURNED;

    private static final Map<FulfillmentStatus, Set<FulfillmentStatus>> NEXT = Map.of(
            UNFULFILLED, Set.of(PARTIALLY_SHIPPED, SHIPPED),
            // Backwards by a parcel that is voided.
            PARTIALLY_SHIPPED, Set.of(UNFULFILLED, SHIPPED),
            SHIPPED, Set.of(UNFULFILLED, PARTIALLY_SHIPPED, DELIVERED),
            DELIVERED, Set.of(RETURNED),
            RETURNED, Set.of());

    /** The status of an order of so many units, of which so many have left in a parcel and so many have come. */
    static FulfillmentStatus of(int ordered, int shipped, int delivered) {
        if (shipped < ordered) {
            return shipped == 0 ? UNFULFILLED : PARTIALLY_SHIPPED;
        }
        return delivered < ordered ? SHIPPED : DELIVERED;
    }

    static FulfillmentStatus of(String text) {
        return ApiName.parse(FulfillmentStatus.class, text);
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(FulfillmentStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
