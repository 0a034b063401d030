package io.merkato.testing.stripe.wire;

/** What can be called, as far as faults tell calls apart. */
public enum CallKind {
    CREATE_INTENT,
    UPDATE_INTENT,
    CONFIRM_INTENT,
    CAPTURE_INTENT,
    CANCEL_INTENT,
    RETRIEVE_INTENT,
    LIST_INTENTS,
    CREATE_REFUND,
    UPDATE_REFUND,
    RETRIEVE_REFUND,
    LIST_REFUNDS,
    RETRIEVE_CHARGE,
    LIST_CHARGES,
    RETRIEVE_DISPUTE,
    LIST_DISPUTES,
    CLOSE_DISPUTE,
    CREATE_PAYMENT_METHOD,
    RETRIEVE_PAYMENT_METHOD,
    RETRIEVE_EVENT,
    LIST_EVENTS
}
