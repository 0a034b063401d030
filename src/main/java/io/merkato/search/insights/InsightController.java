package io.merkato.search.insights;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.search.insights.InsightStore.Entry;
import io.merkato.search.insights.InsightStore.Listed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** What staff learn of what was searched for. */
@RestController
@Tag(name = "Admin search")
@OpenTo(Audience.STAFF)
class InsightController {

    private final InsightStore store;

    InsightController(InsightStore store) {
        this.store = store;
    }

    @GetMapping("/v1/admin/search/insights")
    @Operation(
            operationId = "searchInsights",
            summary = "What was searched for",
            description =
                    "What found nothing, what found something that nobody opened, and what was searched for most: counts"
                            + " of whole days in UTC, the greatest first, some two seconds old. Texts are alike whatever their case and"
                            + " accents. What looks like a mail address or the number of a person is counted in `searches` alone, and so"
                            + " is what goes beyond 10,000 texts a day. Nothing says who searched. Kept for 90 days.")
    SearchInsights get(@ModelAttribute @Valid InsightQuery query) {
        LocalDate to = SearchCount.day(Instant.now());
        LocalDate from = to.minusDays((query.days() == null ? 7 : query.days()) - 1L);
        List<Entry> entries = store.entries(from, to, query.limit() == null ? 20 : query.limit());
        return new SearchInsights(
                from,
                to,
                store.searches(from, to),
                list(
                        entries,
                        Listed.WITHOUT_RESULT,
                        entry -> new WithoutResult(
                                entry.typed(), entry.count(), entry.lastAt().toInstant())),
                list(entries, Listed.WITHOUT_CLICK, entry -> new WithoutClick(entry.typed(), entry.count())),
                list(
                        entries,
                        Listed.FREQUENT,
                        entry -> new FrequentSearch(entry.typed(), entry.count(), entry.results(), entry.clicks())));
    }

    private static <T> List<T> list(List<Entry> entries, Listed list, Function<Entry, T> item) {
        return entries.stream().filter(entry -> entry.list() == list).map(item).toList();
    }

    record InsightQuery(
            @Schema(description = "How many days, today included, 1 to 90.", defaultValue = "7")
            @Nullable @Min(1) @Max(ForgetOldSearches.DAYS) Integer days,

            @Schema(description = "How many of each list, 1 to 100.", defaultValue = "20") @Nullable @Min(1) @Max(100) Integer limit) {}

    record SearchInsights(
            @Schema(description = "The first of the days.") LocalDate from,

            @Schema(description = "The last of the days, which is today.")
            LocalDate to,

            @Schema(description = "All searches, those too that are in no list.")
            long searches,

            List<WithoutResult> withoutResult,

            @Schema(description = "As far as the storefront tells of clicks.")
            List<WithoutClick> withoutClick,

            List<FrequentSearch> frequent) {}

    @Schema(name = "SearchWithoutResult")
    record WithoutResult(
            String query,

            @Schema(description = "Searches that found nothing.")
            long count,

            Instant lastSearchedAt) {}

    @Schema(name = "SearchWithoutClick")
    record WithoutClick(
            String query,

            @Schema(description = "Searches that found something.")
            long count) {}

    record FrequentSearch(
            String query,
            @Schema(description = "Searches.") long count,

            @Schema(description = "How many products the last of them found.")
            int results,

            @Schema(description = "How often a product of what was found was opened.")
            long clicks) {}
}
