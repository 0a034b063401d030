package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What can happen to an order. */
public enum TimelineType {
    PLACED,
    PAID,
    PAYMENT_FAILED,
    PAYMENT_EXPIRED,
    SHIPPED,
    SHIPMENT_CORRECTED,
    SHIPMENT_VOIDED,
    DELIVERED,
    SHIPPING_ADDRESS_CHANGED,
    CANCELLATION_REQUESTED,
    CANCELLED,
    REFUND_STARTED,
    REFUND_FAILED,
    REFUNDED,
    RETURN_REQUESTED,
    RETURN_APPROVED,
    RETURN_REJECTED,
    RETURN_RECEIVED,
    WITHDRAWN;

    static TimelineType of(String text) {
        return ApiName.parse(TimelineType.class, text);
    }

    /** The type as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
