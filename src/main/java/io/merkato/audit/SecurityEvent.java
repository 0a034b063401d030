package io.merkato.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Locale;

/** What the audit trail tells of. */
public enum SecurityEvent {
    REGISTERED,
    EMAIL_CONFIRMED,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_THROTTLED,
    SIGNED_OUT,
    SESSION_ENDED,
    REFRESH_TOKEN_REUSED,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    /** Somebody who is signed in gave a wrong current password. */
    PASSWORD_REFUSED,
    EMAIL_CHANGE_REQUESTED,
    EMAIL_CHANGED,
    ROLES_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    DATA_EXPORTED,
    ACCOUNT_ERASED,
    SIGNING_KEY_ROTATED,
    PARCEL_SHIPPED,
    PARCEL_CORRECTED,
    PARCEL_VOIDED,
    PARCEL_DELIVERED,
    ORDER_ADDRESS_CHANGED,
    ORDER_NOTED,
    ORDER_CANCELLED,
    ORDER_REFUNDED,
    /** Money that was promised for an order was taken. */
    PAYMENT_TAKEN,
    /** Somebody has given money back by hand, or could not. */
    REFUND_SETTLED,
    RETURN_APPROVED,
    RETURN_REJECTED,
    /** Something of a return came. */
    RETURN_RECEIVED,
    WITHDRAWAL_ACCEPTED,
    WITHDRAWAL_REJECTED,
    REVIEW_APPROVED,
    REVIEW_REJECTED,
    REVIEW_ANSWERED,
    REVIEW_ANSWER_REMOVED,
    /** The ratings of all products were counted anew. */
    RATINGS_RECOUNTED,
    ORDER_MAIL_REPEATED,
    /** What means the same to shoppers. */
    SYNONYMS_ADDED,
    SYNONYMS_REMOVED,
    STOCK_CHANGED,
    /** From when a variant is low. */
    STOCK_THRESHOLD_CHANGED,
    /** A file of products, or of what was counted, was sent. */
    IMPORT_STARTED;

    @JsonCreator
    public static SecurityEvent of(String text) {
        return ApiName.parse(SecurityEvent.class, text);
    }

    /** The event as the API writes it, such as {@code signInFailed}. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    /** The event as the log writes it, such as {@code sign in failed}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
