package io.merkato.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Canon PIXMA iP1200     | canon pixma ip1200
                    500GB, 15.6" (38,1 cm) | 500gb 15.6 38.1 cm
                    Men's shoes            | men shoes
                    O'Neill                | oneill
                    Wi-Fi                  | wi fi
                    Ölkännchen & Straße    | olkannchen strasse
                    1.  2 .3               | 1 2 3
                    日本 tea               | 日 本 tea
                    """)
    void aTextFallsIntoItsWords(String text, String words) {
        assertThat(String.join(" ", texts(text))).isEqualTo(words);
    }

    @Test
    void symbolsAreNoWords() {
        assertThat(Words.of("*:* /.*/ \"(~) 😀 -")).isEmpty();
    }

    @Test
    void aHyphenBetweenLettersTiesTwoWords() {
        assertThat(Words.of("wi-fi 5-port"))
                .containsExactly(
                        new Word("wi", true), new Word("fi", false), new Word("5", false), new Word("port", false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    500gb   | 500 gb
                    15.6in  | 15.6 in
                    gf63thin | gf 63 thin
                    """)
    void wordsFallApartBetweenLettersAndDigits(String word, String parts) {
        assertThat(new Word(word, false).parts()).containsExactly(parts.split(" "));
    }

    @Test
    void lettersAloneHaveNoParts() {
        assertThat(new Word("laptop", false).parts()).isEmpty();
        assertThat(new Word("15.6", false).parts()).isEmpty();
    }

    @Test
    void codesAreComparedWithoutWhatStandsBetween() {
        assertThat(Words.squeezed("CN-045 b/ü")).isEqualTo("cn045bu");
    }

    @Test
    void formsOfAWordHaveOneStem() {
        assertThat(Language.EN.stem("batteries")).isEqualTo(Language.EN.stem("battery"));
        assertThat(Language.DE.stem("schuhe")).isEqualTo(Language.DE.stem("schuh"));
        assertThat(Language.NONE.stem("batteries")).isEqualTo("batteries");
        assertThat(Language.EN.stem("ps4")).isEqualTo("ps4");
    }

    private static List<String> texts(String text) {
        return Words.of(text).stream().map(Word::text).toList();
    }
}
