package io.merkato.search.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How often one text was searched for on one day.
 *
 * @param day in UTC
 * @param results how many products the last of the searches found, null when there was none
 * @param at when the last of it happened
 */
record SearchCount(
        LocalDate day,
        SearchedText text,
        int searches,
        int withoutResult,
        int clicks,
        @Nullable Integer results,
        Instant at) {

    static SearchCount search(SearchedText text, int results, Instant at) {
        return new SearchCount(day(at), text, 1, results == 0 ? 1 : 0, 0, results, at);
    }

    static SearchCount click(SearchedText text, Instant at) {
        return new SearchCount(day(at), text, 0, 0, 1, null, at);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Both together, the other one being the later. */
    SearchCount plus(SearchCount later) {
        return new SearchCount(
                day,
                later.text,
                searches + later.searches,
                withoutResult + later.withoutResult,
                clicks + later.clicks,
                later.results == null ? results : later.results,
                later.at);
    }
}
