package io.merkato.search.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.search.insights.Tally.Gathered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant EVENING = Instant.parse("2026-03-01T23:59:59Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final Tally tally = new Tally();

    @Test
    void searchesOfOneTextAndDayAddUp() {
        tally.add(search("Lamp", 3, EVENING));
        tally.add(search("lamp", 0, EVENING));
        tally.add(SearchCount.click(text("LAMP"), EVENING));
        tally.add(search("lamp", 1, EVENING.plusSeconds(1)));
        tally.addUntold(FIRST);

        Gathered gathered = tally.take();

        assertThat(gathered.searches()).isEqualTo(Map.of(FIRST, 3L, FIRST.plusDays(1), 1L));
        assertThat(gathered.counts())
                .containsExactlyInAnyOrder(
                        new SearchCount(FIRST, text("LAMP"), 2, 1, 1, 0, EVENING),
                        new SearchCount(FIRST.plusDays(1), text("lamp"), 1, 0, 0, 1, EVENING.plusSeconds(1)));
        assertThat(tally.take().isEmpty()).isTrue();
    }

    @Test
    void aFloodOfTextsIsCountedAndNotKept() {
        for (int i = 0; i < 100_000; i++) {
            tally.add(search("flood " + i, 1, EVENING));
        }
        tally.add(search("flood 7", 0, EVENING));

        Gathered gathered = tally.take();

        assertThat(gathered.searches()).isEqualTo(Map.of(FIRST, 100_001L));
        assertThat(gathered.counts())
                .hasSize(Tally.MOST_TEXTS)
                .contains(new SearchCount(FIRST, text("flood 7"), 2, 1, 0, 0, EVENING));
    }

    @Test
    void whatIsGivenBackIsTheEarlierPart() {
        tally.add(search("lamp", 3, EVENING.minusSeconds(9)));
        Gathered failed = tally.take();
        tally.add(search("Lamp", 0, EVENING));

        tally.giveBack(failed);

        Gathered gathered = tally.take();
        assertThat(gathered.searches()).isEqualTo(Map.of(FIRST, 2L));
        assertThat(gathered.counts()).containsExactly(new SearchCount(FIRST, text("Lamp"), 2, 1, 0, 0, EVENING));
    }

    private static SearchCount search(String typed, int results, Instant at) {
        return SearchCount.search(text(typed), results, at);
    }

    private static SearchedText text(String typed) {
        return Objects.requireNonNull(SearchedText.of(typed));
    }
}
