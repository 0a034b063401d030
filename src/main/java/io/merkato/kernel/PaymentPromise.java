package io.merkato.kernel;

import io.merkato.platform.text.ApiName;

/** How an order is to be paid that stands before its money was taken. */
public enum PaymentPromise {
    /** A gateway keeps the money for the shop, which takes it when goods leave. */
    AUTHORIZED,
    /** The buyer sends the money, and nothing leaves before it has come. */
    AWAITED,
    /** The buyer pays when the goods come. */
    ON_DELIVERY;

    /** The promise of this name. */
    public static PaymentPromise of(String text) {
        return ApiName.parse(PaymentPromise.class, text);
    }

    /** The promise as the database writes it. */
    public String text() {
        return ApiName.of(this);
    }
}
