package io.merkato.aftersales.refunds;

import io.merkato.platform.text.ApiName;

/** What of an order's shipping is given back. */
public enum ShippingBack {
    NONE,
    /** What the least expensive way to ship the order would have cost, as the law asks of a seller, less what was given before. */
    STANDARD,
    /** All that is left of it. */
    ALL;

    static ShippingBack of(String text) {
        return ApiName.parse(ShippingBack.class, text);
    }

    /** As the database writes it. */
    String text() {
        return ApiName.of(this);
    }
}
