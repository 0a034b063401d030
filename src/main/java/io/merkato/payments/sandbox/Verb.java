package io.merkato.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the sandbox can be asked for. */
@Schema(name = "GatewayVerb")
enum Verb {
    CHARGE,
    REFUND,
    /** What has become of an operation. */
    RETRIEVE,
    /** The same, by a buyer who says that they have done what was asked for. */
    CONFIRM,
    /** To end a payment that waits for its buyer. */
    CANCEL;

    @JsonValue
    String text() {
        return ApiName.of(this);
    }

    /** Whether a decline can answer it: what only asks, and what only ends, has nothing to decline. */
    boolean mayBeDeclined() {
        return this != RETRIEVE && this != CANCEL;
    }
}
