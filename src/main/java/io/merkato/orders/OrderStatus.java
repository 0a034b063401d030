package io.merkato.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Where an order stands. The table says what may follow what; the SQL that moves an order names both ends. */
public enum OrderStatus {
    PENDING_PAYMENT("pendingPayment"),
    CONFIRMED("confirmed"),
    COMPLETED("completed"),
    CANCELLED("cancelled");

    private static final Map<OrderStatus, Set<OrderStatus>> NEXT = Map.of(
            PENDING_PAYMENT, Set.of(CONFIRMED, CANCELLED),
            CONFIRMED, Set.of(COMPLETED, CANCELLED),
            COMPLETED, Set.of(),
            CANCELLED, Set.of());

    private final String text;

    OrderStatus(String text) {
        this.text = text;
    }

    static OrderStatus of(String text) {
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

    boolean canBecome(OrderStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
