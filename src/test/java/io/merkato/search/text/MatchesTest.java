package io.merkato.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchesTest {

    private final Matches matches = new Matches();

    @BeforeEach
    void add() {
        IntStream.range(0, 70_000).forEach(i -> matches.add(3 * i + 5, i / 2f));
    }

    @Test
    void thoseThatPassHaveTheirScoresAndTheirOrder() {
        matches.keep(place -> place % 7 == 3);

        assertThat(matches.count()).isEqualTo(10_000);
        for (int match = 0; match < matches.count(); match++) {
            assertThat(matches.place(match)).isEqualTo(21 * match + 17);
            assertThat(matches.score(match)).isEqualTo((7 * match + 4) / 2f);
        }
    }

    @Test
    void moreCanBeAddedToThem() {
        matches.keep(place -> place < 3005);
        matches.add(1, 77);

        assertThat(matches.count()).isEqualTo(1001);
        assertThat(matches.place(999)).isEqualTo(3002);
        assertThat(matches.place(1000)).isEqualTo(1);
        assertThat(matches.score(1000)).isEqualTo(77);
    }

    @Test
    void allOrNoneMayPass() {
        matches.keep(place -> true);
        assertThat(matches.count()).isEqualTo(70_000);
        assertThat(matches.place(69_999)).isEqualTo(3 * 69_999 + 5);

        matches.keep(place -> false);
        assertThat(matches.count()).isZero();
    }
}
