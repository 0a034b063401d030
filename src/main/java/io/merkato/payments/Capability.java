package io.merkato.payments;

/** What a gateway can do. What it does not list is never asked of it. */
public enum Capability {
    CHARGE,
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND,
    /** Tells what has become of an operation without carrying it out. */
    RETRIEVE,
    /** Ends an operation that waits for the buyer. */
    CANCEL,
    /** Lists the money that it moved. */
    TRANSACTIONS,
    /** Tells by webhooks that something has happened. */
    WEBHOOKS
}
