package io.merkato.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.search.words.Beginnings.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeginningsTest {

    @Test
    void theHeaviestComesFirstAndWholeTextsBeforeTheirEnds() {
        Beginnings<String> texts =
                Beginnings.of(List.of(text("Lamp", 1), text("Lamp oil", 5), text("Desk lamp", 9), text("Sofa", 99)));

        assertThat(find(texts, "lam", 9)).containsExactly("Lamp oil", "Lamp", "Desk lamp");
        assertThat(find(texts, "lamp o", 9)).containsExactly("Lamp oil");
        assertThat(find(texts, "lam", 1)).containsExactly("Lamp oil");
        assertThat(find(texts, "oi", 9)).containsExactly("Lamp oil");
        assertThat(find(texts, "amp", 9)).isEmpty();
        assertThat(find(texts, "lampoon", 9)).isEmpty();
    }

    @Test
    void whatIsTheSameComesOnce() {
        Beginnings<String> texts = Beginnings.of(List.of(text("Lamp", 1), text("lamp", 5), text("Lámp lamp", 3)));

        assertThat(find(texts, "lamp", 9)).containsExactly("lamp", "Lámp lamp");
    }

    @Test
    void amongVeryManyOneLetterFindsTheHeaviest() {
        Beginnings<String> texts = Beginnings.of(
                IntStream.range(0, 20_000).mapToObj(i -> text("s" + i, i)).toList());

        assertThat(find(texts, "s", 3)).containsExactly("s19999", "s19998", "s19997");
        assertThat(find(texts, "s1", 2)).containsExactly("s19999", "s19998");
        assertThat(find(texts, "s12", 2)).containsExactly("s12999", "s12998");
    }

    private static Text<String> text(String text, long weight) {
        return new Text<>(text, weight, text);
    }

    private static List<String> find(Beginnings<String> texts, String start, int most) {
        return texts.beginning(start, most, Beginnings::key);
    }
}
