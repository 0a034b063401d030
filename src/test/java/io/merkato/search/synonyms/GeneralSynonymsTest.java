package io.merkato.search.synonyms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list that comes with the shop obeys the rules for those of staff. */
class GeneralSynonymsTest {

    @Test
    void eachLineIsASetThatStaffCouldHaveGiven() {
        List<SynonymSet> sets = GeneralSynonyms.read();

        assertThat(sets)
                .hasSizeGreaterThan(60)
                .allSatisfy(set -> assertThat(given(set).toSet()).isEqualTo(set));
        assertThat(sets).contains(new SynonymSet.OneWay(List.of("luggage"), List.of("suitcase")));
    }

    @Test
    void noTermIsInTwoSetsOfWordsThatMeanTheSame() {
        Set<String> seen = new HashSet<>();

        assertThat(GeneralSynonyms.read()).allSatisfy(set -> {
            if (set instanceof SynonymSet.Alike alike) {
                assertThat(alike.terms())
                        .allSatisfy(term -> assertThat(seen.add(term)).as(term).isTrue());
            }
        });
    }

    private static NewSynonyms given(SynonymSet set) {
        return switch (set) {
            case SynonymSet.Alike alike -> new NewSynonyms(alike.terms(), null, null);
            case SynonymSet.OneWay oneWay -> new NewSynonyms(null, oneWay.from(), oneWay.to());
        };
    }
}
