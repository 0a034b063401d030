package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.search.CategoryNames;
import io.merkato.search.columns.Columns;
import io.merkato.search.insights.Insights.Frequent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggesterTest {

    private static final CategoryNames NONE = new CategoryNames(List.of());

    @Test
    void ofWhatOthersSearchedTheShopsOwnWordsAreSuggested() {
        List<Frequent> searched = List.of(
                new Frequent("lamp buy elsewhere.example", 99),
                new Frequent("LAMP ☠ red!", 3),
                new Frequent("lamp", 5));
        Suggester suggester = new Suggester(() -> searched, Set.of("lamp", "red")::contains);

        suggester.follow(false, new Columns(), NONE);

        assertThat(suggester.beginning("la").queries()).containsExactly("lamp", "lamp red");
    }
}
