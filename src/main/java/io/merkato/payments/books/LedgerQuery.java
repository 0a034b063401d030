package io.merkato.payments.books;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import io.merkato.platform.problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of the books is asked for. */
record LedgerQuery(
        @Schema(description = "Only what was booked at this time or later.") @Nullable Instant from,

        @Schema(description = "Only what was booked before this time.") @Nullable Instant to,

        @Schema(description = "Only entries of this account, such as `customers`.") @Nullable @Size(max = 100) String account) {

    /** Refuses with INVALID_PARAMETER what ends before it begins. */
    void requireForward() {
        if (from != null && to != null && to.isBefore(from)) {
            throw INVALID_PARAMETER
                    .because("The time asked for ends before it begins.")
                    .at(List.of(new FieldError("?to", "INVALID_PARAMETER", "must not be before from")));
        }
    }
}
