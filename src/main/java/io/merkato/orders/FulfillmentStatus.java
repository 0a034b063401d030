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
            PARTIALLY_SHIPPED, Set.of(SHIPPED),
            SHIPPED, Set.of(DELIVERED),
            DELIVERED, Set.of(RETURNED),
            RETURNED, Set.of());

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
