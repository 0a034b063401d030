package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.SearchSettings;
import io.merkato.search.ThingsOnSale;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.KeepColumns;
import io.merkato.search.text.Matches;
import io.merkato.search.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {

    private static final int PRODUCTS = 1000;
    private static final int PAGE = 90;

    private final ThingsOnSale things = new ThingsOnSale();
    private final KeepColumns kept = new KeepColumns(things, (product, e) -> {});
    private Columns columns;

    @BeforeEach
    void load() {
        IntStream.range(0, PRODUCTS).forEach(i -> things.add(ProductId.next(), "Acme", 1000, List.of()));
        kept.load();
        columns = kept.columns();
    }

    @Test
    void pagesFollowEachOther() {
        assertThat(walk(1, 0)).hasSize(PRODUCTS).doesNotHaveDuplicates();
    }

    /** The commoner a word becomes, the less it counts. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 9})
    void whereScoresHaveShiftedPagesGoOnWhereTheyStood(int page) {
        assertThat(walk(.99f, page)).hasSize(PRODUCTS).doesNotHaveDuplicates();
        assertThat(walk(1.01f, page)).hasSize(PRODUCTS).doesNotHaveDuplicates();
    }

    /** All pages, with all scores multiplied from this page on. */
    private List<Integer> walk(float by, int fromPage) {
        List<Integer> walked = new ArrayList<>();
        Ranking.Ranked last = null;
        for (int page = 0; page * PAGE < PRODUCTS + PAGE; page++) {
            List<Ranking.Ranked> found = ranking().page(matches(page < fromPage ? 1 : by), last, PAGE);
            found.forEach(one -> walked.add(one.place()));
            last = found.isEmpty() ? last : asCursor(found.getLast());
        }
        return walked;
    }

    /** What a cursor keeps of it. */
    private static Ranking.Ranked asCursor(Ranking.Ranked last) {
        return new Ranking.Ranked(
                last.product(), -1, Ranking.Parts.ofWords(last.parts().sum()), last.isBest());
    }

    private Ranking ranking() {
        return new Ranking(columns, new SearchSettings(Language.EN, 3, 4, 2, 300), places -> new int[places.length], 0);
    }

    /** Some are equal. */
    private Matches matches(float by) {
        Matches matches = new Matches();
        for (int place = 0; place < PRODUCTS; place++) {
            int step = place * 7919 % PRODUCTS / 2;
            matches.add(place, (1 + step * .001f) * by);
        }
        return matches;
    }
}
