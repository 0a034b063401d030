package io.merkato.imports.reviews;

import static io.merkato.imports.rows.ImportProblem.TIME_IN_FUTURE;
import static io.merkato.imports.rows.ImportProblem.TIME_UNCERTAIN;

import io.merkato.platform.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times as files have them, where only one can be meant. */
final class ReviewTime {

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[Tt ](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?) ?(Z|z|UTC|[+-]\\d{2}:?\\d{2}))?");
    /** Spreadsheets write dates around 1900 and 1970 where there was none. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private ReviewTime() {}

    /** The time; a plain date is its first moment in UTC. Refuses with TIME_UNCERTAIN or TIME_IN_FUTURE. */
    static Instant read(String pointer, @Nullable String text, Instant now) {
        Matcher form = FORM.matcher(ReviewTexts.line(text));
        if (!form.matches()) {
            throw uncertain(pointer);
        }
        Instant time = time(pointer, form);
        if (time.isBefore(EARLIEST)) {
            throw TIME_UNCERTAIN.because(pointer + " is before 1990.");
        }
        if (time.isAfter(now)) {
            throw TIME_IN_FUTURE.because(pointer + " is still to come.");
        }
        return time;
    }

    private static Instant time(String pointer, Matcher form) {
        try {
            LocalDate date = LocalDate.parse(form.group(1));
            return form.group(2) == null
                    ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.of(date, LocalTime.parse(form.group(2)), offset(form.group(3)))
                            .toInstant()
                            .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw uncertain(pointer);
        }
    }

    private static ZoneOffset offset(String text) {
        return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static Problem uncertain(String pointer) {
        return TIME_UNCERTAIN.because(
                pointer
                        + " is no time such as 2025-03-02T10:12:00Z, 2025-03-02 10:12:00 UTC, 2025-03-02 10:12:00 -0400 or 2025-03-02.");
    }
}
