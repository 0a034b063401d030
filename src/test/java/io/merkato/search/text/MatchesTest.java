package io.merkato.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchesTest {

    @Test
    void thoseThatPassKeepTheirScoresAndTheirOrder() {
        Matches matches = new Matches();
        IntStream.range(0, 70_000).forEach(place -> matches.add(place, place / 2f));

        matches.keep(place -> place % 7 == 3);

        assertThat(matches.count()).isEqualTo(10_000);
        for (int match = 0; match < 10_000; match++) {
            assertThat(matches.place(match)).isEqualTo(7 * match + 3);
            assertThat(matches.score(match)).isEqualTo((7 * match + 3) / 2f);
        }
    }
}
