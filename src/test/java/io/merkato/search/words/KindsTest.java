package io.merkato.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KindsTest {

    private final Kinds kinds =
            new Kinds(Set.of("notebook", "case", "laptop", "filter", "mouse", "pad", "printer"), Set.of("black"));

    @Test
    void theHeadOfAShortPhraseIsLast() {
        assertThat(kinds.of("Acme notebook case 15.6 Black", "Acme", "")).containsEntry("case", Kinds.SURE);
        assertThat(kinds.of("Acme laptop privacy filter", "Acme", "")).containsEntry("filter", Kinds.SURE);
    }

    @Test
    void aNotebookPcIsANotebook() {
        Kinds computers = new Kinds(Set.of("notebook", "pc", "case"), Set.of());

        assertThat(computers.of("Acme X1 Notebook PC", "Acme", ""))
                .containsEntry("notebook", Kinds.SURE)
                .containsEntry("pc", Kinds.SURE);
        assertThat(computers.of("Acme PC case", "Acme", ""))
                .containsEntry("case", Kinds.SURE)
                .doesNotContainKey("pc");
    }

    @Test
    void whatItGoesWithIsNotWhatItIs() {
        assertThat(kinds.of("Case for notebooks and laptops", "", "")).isEqualTo(Map.of("case", Kinds.SURE));
    }

    @Test
    void laterPhrasesSayLess() {
        Map<String, Integer> heads = kinds.of("Printer 600 dpi, mouse", "", "");

        assertThat(heads).containsEntry("printer", 100).containsEntry("mouse", 50);
    }

    @Test
    void theDescriptionTellsWhereTheTitleDoesNot() {
        assertThat(kinds.of("Acme X200", "Acme", "A laser printer")).isEqualTo(Map.of("printer", 70));
    }

    @Test
    void thingsAreLearntFromTheirPluralsAndFromPhrasesOfSeveralBrands() {
        KindLearner learner = new KindLearner();
        List<String> titles = List.of(
                "red lamp 5 watt", "tall lamp", "oak shelf", "pine shelf", "ash shelf", "elm shelf", "fir shelf");
        titles.forEach(title -> learner.see(title, "All our lamps", Map.of()));
        learner.colours();
        for (int i = 0; i < titles.size(); i++) {
            learner.read(titles.get(i), "brand " + i);
        }

        assertThat(learner.learnt().nouns()).contains("lamp", "shelf").doesNotContain("tall", "oak", "watt");
    }

    @Test
    void coloursAreLearntFromAttributesOfThatName() {
        KindLearner learner = new KindLearner();
        for (int i = 0; i < 8; i++) {
            learner.see("thing", "", Map.of("Cable colour", "Teal", "Colour copy speed", "Fast"));
        }
        learner.colours();

        assertThat(learner.learnt().colours()).containsExactly("teal");
    }
}
