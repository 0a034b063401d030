package io.merkato.orders.shipments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** Where a parcel is. The table says what may follow what. */
public enum ShipmentStatus {
    SHIPPED,
    DELIVERED,
    /** It did not leave after all, and its units lie on the shelf again. */
    VOIDED;

    private static final Map<ShipmentStatus, Set<ShipmentStatus>> NEXT =
            Map.of(SHIPPED, Set.of(DELIVERED, VOIDED), DELIVERED, Set.of(), VOIDED, Set.of());

    static ShipmentStatus of(String text) {
        return ApiName.parse(ShipmentStatus.class, text);
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(ShipmentStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
