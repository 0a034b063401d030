package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What is known of an order's payment. */
public enum PaymentStatus {
    PENDING,
    PAID,
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED;

    static PaymentStatus of(String text) {
        return ApiName.parse(PaymentStatus.class, text);
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
