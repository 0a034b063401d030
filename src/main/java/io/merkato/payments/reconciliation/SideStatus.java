package io.merkato.payments.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What came of asking a gateway for its list. */
enum SideStatus {
    COMPARED,
    /** It lists no money that it moved. */
    NO_LIST,
    /** It gave no answer. */
    UNAVAILABLE;

    /** The status as the API writes it. */
    @JsonValue
    String text() {
        return ApiName.of(this);
    }
}
