package io.merkato.platform.paging;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit 1 to 100 items, 20 when absent
 * @param cursor {@code nextCursor} of the page before
 */
public record PageRequest(
        @Schema(description = "How many items, 1 to 100.", defaultValue = "20") @Nullable @Min(1) @Max(100) Integer limit,

        @Schema(description = "`nextCursor` of the page before, with the same filters and order.")
        @Nullable @Size(max = 2000) String cursor) {

    public int size() {
        return limit == null ? 20 : limit;
    }
}
