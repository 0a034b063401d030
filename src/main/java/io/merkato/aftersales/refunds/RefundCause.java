package io.merkato.aftersales.refunds;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What a refund follows from. */
public enum RefundCause {
    CANCELLATION,
    RETURN,
    WITHDRAWAL,
    /** Somebody of the staff decided so. */
    STAFF,
    /** It was made at the gateway itself. */
    GATEWAY;

    static RefundCause of(String text) {
        return ApiName.parse(RefundCause.class, text);
    }

    /** The cause as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
