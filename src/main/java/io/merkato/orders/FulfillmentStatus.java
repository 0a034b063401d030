package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** How far an order has come on its way to the buyer. */
public enum FulfillmentStatus {
    UNFULFILLED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    RETURNED;

    static FulfillmentStatus of(String text) {
        return ApiName.parse(FulfillmentStatus.class, text);
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
