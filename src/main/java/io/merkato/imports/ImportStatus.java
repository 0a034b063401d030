package io.merkato.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** How far an import is. It has succeeded when its file was read to the end, whatever became of single rows. */
enum ImportStatus {
    RUNNING,
    SUCCEEDED,
    FAILED;

    private static final Map<ImportStatus, Set<ImportStatus>> NEXT =
            Map.of(RUNNING, Set.of(SUCCEEDED, FAILED), SUCCEEDED, Set.of(), FAILED, Set.of());

    static ImportStatus of(String text) {
        return ApiName.parse(ImportStatus.class, text);
    }

    /** The status as the API writes it, in lower case. */
    @JsonValue
    String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(ImportStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
