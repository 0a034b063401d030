package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How far an order has come on its way to the buyer. */
public enum FulfillmentStatus {
    UNFULFILLED("unfulfilled"),
    PARTIALLY_SHIPPED("partiallyShipped"),
    SHIPPED("shipped"),
    DELIVERED("delivered"),
    RETURNED("returned");

    private final String text;

    FulfillmentStatus(String text) {
        this.text = text;
    }

    static FulfillmentStatus of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return text;
    }
}
