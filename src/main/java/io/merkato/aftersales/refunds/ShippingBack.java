package io.merkato.aftersales.refunds;

/** What of the shipping is given back. */
public enum ShippingBack {
    NONE,
    STANDARD,
    ALL
}
