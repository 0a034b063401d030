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
            // Backwards by a parcel that is voided; several steps at once when the rest is cancelled.
            PARTIALLY_SHIPPED, Set.of(UNFULFILLED, SHIPPED, DELIVERED, RETURNED),
            SHIPPED, Set.of(UNFULFILLED, PARTIALLY_SHIPPED, DELIVERED, RETURNED),
            DELIVERED, Set.of(RETURNED),
            RETURNED, Set.of());

    /**
     * The status of an order by its units.
     *
     * @param due that are not cancelled
     * @param shipped of them, that have left in a parcel
     * @param delivered of those, that have come
     * @param returned of those that have left, that came back
     */
    static FulfillmentStatus of(int due, int shipped, int delivered, int returned) {
        if (shipped < due || shipped == 0) {
            return shipped == 0 ? UNFULFILLED : PARTIALLY_SHIPPED;
        }
        if (returned == shipped) {
            return RETURNED;
        }
        return delivered < due ? SHIPPED : DELIVERED;
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
