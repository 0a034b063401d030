package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** What is known of an order's payment. The table says what may follow what. */
public enum PaymentStatus {
    PENDING,
    PAID,
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED;

    private static final Map<PaymentStatus, Set<PaymentStatus>> NEXT = Map.of(
            PENDING, Set.of(PAID, FAILED),
            PAID, Set.of(PARTIALLY_REFUNDED, REFUNDED),
            FAILED, Set.of(PAID),
            // A refund may come back.
            PARTIALLY_REFUNDED, Set.of(REFUNDED, PAID),
            REFUNDED, Set.of(PARTIALLY_REFUNDED, PAID));

    static PaymentStatus of(String text) {
        return ApiName.parse(PaymentStatus.class, text);
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(PaymentStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
