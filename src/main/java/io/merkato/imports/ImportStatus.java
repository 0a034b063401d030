package io.merkato.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import is. It has succeeded when its file was read to the end, whatever became of single rows. */
enum ImportStatus {
    RUNNING,
    SUCCEEDED,
    FAILED;

    static ImportStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The status as the API writes it, in lower case. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
