package io.merkato.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** How far an import is. It has succeeded when its file was read to the end, whatever became of single rows. */
enum ImportStatus {
    RUNNING,
    SUCCEEDED,
    FAILED;

    static ImportStatus of(String text) {
        return ApiName.parse(ImportStatus.class, text);
    }

    /** The status as the API writes it, in lower case. */
    @JsonValue
    String text() {
        return ApiName.of(this);
    }
}
