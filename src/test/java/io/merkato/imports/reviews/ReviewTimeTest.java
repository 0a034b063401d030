package io.merkato.imports.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.imports.rows.ImportProblem;
import io.merkato.platform.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which times of a file are certain. */
class ReviewTimeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2025-03-02T10:12:00Z, 2025-03-02T10:12:00Z",
        "2025-03-02t10:12:00.1234567z, 2025-03-02T10:12:00.123456Z",
        "2025-03-02T10:12:00-04:00, 2025-03-02T14:12:00Z",
        "2025-03-02 10:12:00 UTC, 2025-03-02T10:12:00Z",
        "2025-03-02 10:12:00 +0000, 2025-03-02T10:12:00Z",
        "2025-03-02 10:12:00 -0400, 2025-03-02T14:12:00Z",
        "2025-03-02 10:12:00+05:30, 2025-03-02T04:42:00Z",
        "' 2025-03-02 ', 2025-03-02T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2026-01-01, 2026-01-01T00:00:00Z",
        "1990-01-01, 1990-01-01T00:00:00Z",
    })
    void aTimeThatCanOnlyBeOneIsRead(String text, Instant time) {
        assertThat(ReviewTime.read("/at", text, NOW)).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "03/04/2025",
                "3.4.2025",
                "2025-3-4",
                "2025-02-30",
                "2025-13-01",
                "2025-03-02T10:12:00",
                "2025-03-02 10:12:00",
                "2025-03-02 10:12 UTC",
                "2025-03-02 25:00:00 UTC",
                "2025-03-02 10:12:00 CET",
                "2025-03-02 10:12:00 +99:00",
                "1741000000",
                "20250302",
                "1899-12-30",
                "0000-01-01"
            })
    void anythingElseIsRefused(String text) {
        assertRefused(text, ImportProblem.TIME_UNCERTAIN);
    }

    @Test
    void whatIsStillToComeIsRefused() {
        assertRefused("2026-01-01 00:00:01 UTC", ImportProblem.TIME_IN_FUTURE);
    }

    private static void assertRefused(String text, ImportProblem type) {
        assertThatThrownBy(() -> ReviewTime.read("/at", text, NOW)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.detail()).contains("/at");
        });
    }
}
