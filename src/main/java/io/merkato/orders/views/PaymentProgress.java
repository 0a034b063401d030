package io.merkato.orders.views;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.PaymentPromise;
import io.merkato.orders.Order;
import io.merkato.platform.text.ApiName;

/** How far the payment of an order is, and if it is pending, for what the shop waits. */
public enum PaymentProgress {
    /** What became of it is not known yet. */
    PENDING,
    /** The buyer has to do something first. */
    ACTION_REQUIRED,
    /** A gateway keeps the money for the shop, which takes it when goods leave. */
    AUTHORIZED,
    /** The buyer is to send the money. */
    AWAITED,
    /** The buyer pays when the goods come. */
    ON_DELIVERY,
    PAID,
    FAILED,
    /** What was promised was given up, and nothing was taken. */
    VOIDED,
    PARTIALLY_REFUNDED,
    REFUNDED;

    static PaymentProgress of(Order order) {
        PaymentPromise promise = order.promise();
        return switch (order.state().paymentStatus()) {
            case PENDING -> promise == null ? PENDING : of(promise);
            case PAID -> PAID;
            case FAILED -> promise == null ? FAILED : VOIDED;
            case PARTIALLY_REFUNDED -> PARTIALLY_REFUNDED;
            case REFUNDED -> REFUNDED;
        };
    }

    private static PaymentProgress of(PaymentPromise promise) {
        return switch (promise) {
            case AUTHORIZED -> AUTHORIZED;
            case AWAITED -> AWAITED;
            case ON_DELIVERY -> ON_DELIVERY;
        };
    }

    /** The status as the API writes it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
