package io.merkato.inventory;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** Why the number of units on the shelf changed. */
public enum MovementReason {
    /** They were there when the shop began to keep movements. */
    OPENING,
    PRODUCT_CREATED,
    PRODUCT_REMOVED,
    ADJUSTMENT,
    COUNT,
    IMPORT,
    SALE_SHIPPED,
    SHIPMENT_VOIDED,
    RETURN,
    /** They came back and cannot be sold. */
    DAMAGED;

    static MovementReason of(String text) {
        return ApiName.parse(MovementReason.class, text);
    }

    /** The reason as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
