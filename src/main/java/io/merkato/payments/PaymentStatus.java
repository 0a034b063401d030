package io.merkato.payments;

import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** Where the money of a payment is. The table says what may follow what; the SQL that moves a payment names both ends. */
enum PaymentStatus {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    REFUNDED,
    VOIDED,
    FAILED;

    private static final Map<PaymentStatus, Set<PaymentStatus>> NEXT = Map.of(
            PENDING, Set.of(AUTHORIZED, CAPTURED, FAILED),
            AUTHORIZED, Set.of(CAPTURED, VOIDED),
            CAPTURED, Set.of(REFUNDED),
            // A refund may come back.
            REFUNDED, Set.of(CAPTURED),
            VOIDED, Set.of(),
            FAILED, Set.of(CAPTURED));

    /** The status as it is stored. */
    String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(PaymentStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
