package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What can happen to an order. */
public enum TimelineType {
    PLACED,
    /** It stands and is not paid yet. */
    CONFIRMED,
    PAID,
    PAYMENT_FAILED,
    PAYMENT_EXPIRED,
    /** The money came when the order had been cancelled for want of it. */
    PAID_LATE,
    /** Less is to be paid, since something is not sent. */
    AMOUNT_REDUCED,
    /** What was promised could not be taken yet. */
    CAPTURE_FAILED,
    /** What was promised was given up. */
    PAYMENT_VOIDED,
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
    /** The bank from which the money came has taken it back. */
    PAYMENT_DISPUTED,
    /** It came again, as the bank has decided. */
    PAYMENT_REINSTATED,
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
