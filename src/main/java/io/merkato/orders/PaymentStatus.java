package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What is known of an order's payment. */
public enum PaymentStatus {
    PENDING("pending"),
    PAID("paid"),
    FAILED("failed"),
    PARTIALLY_REFUNDED("partiallyRefunded"),
    REFUNDED("refunded");

    private final String text;

    PaymentStatus(String text) {
        this.text = text;
    }

    static PaymentStatus of(String text) {
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
