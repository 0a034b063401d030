package io.merkato.inventory.alerts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What an alert is about. */
public enum AlertKind {
    /** No more is available than the threshold of the variant. */
    LOW,
    /** Nothing is available. */
    SOLD_OUT;

    static AlertKind of(String text) {
        return ApiName.parse(AlertKind.class, text);
    }

    /** The kind as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
