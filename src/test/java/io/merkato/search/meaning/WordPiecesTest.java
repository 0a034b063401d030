package io.merkato.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids are those that Hugging Face's own tokenizer gives with the same file. */
class WordPiecesTest {

    private static final WordPieces PIECES = packed();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            laptop                                 | 12191
            'Wireless Gaming-Mouse, 2.4 GHz (black)' | 9949 10355 1011 8000 1010 1016 1012 1018 29066 1006 2304 1007
            Café crème für Ärzte                   | 7668 13675 21382 6519 12098 2480 2618
            500gb SSD                              | 3156 18259 7020 2094
            Σίσυφος ΟΔΟΣ                           | 1173 18199 29733 29735 29736 15297 1169 29722 29730 29733
            東京 tower                              | 1879 1755 3578
            naïve co‑operate ™ €5                  | 15743 2522 1514 5452 1580 1574 2629
            antidisestablishmentarianism ﬀ         | 3424 10521 4355 7875 13602 3672 12199 2964 100
            😀 smile                               | 100 2868
            İstanbul                               | 9960
            don't stop!                            | 2123 1005 1056 2644 999
            MSI GF63 15.6" Full-HD i7-11800H 8GB   | 5796 2072 1043 2546 2575 2509 2321 1012 1020 1000 2440 1011 10751 1045 2581 1011 12963 8889 2232 1022 18259
            สวัสดี                                 | 100
            ''                                     | ''
            """)
    void textsAreCutAsTheModelWasTaught(String text, String ids) {
        assertThat(ids(text, 128)).isEqualTo(("101 " + ids + " 102").replaceAll(" +", " "));
    }

    @Test
    void blanksOfAllKindsPartWordsAndWhatCannotBeSeenDoesNot() {
        assertThat(ids("a\u00a0b\u200bc\u2028d\te\u0000f\ufffd", 128)).isEqualTo("101 1037 4647 1040 1041 2546 102");
    }

    @Test
    void aWordOfMoreThanAHundredLettersIsUnknown() {
        assertThat(ids("x".repeat(101) + " ok", 128)).isEqualTo("101 100 7929 102");
        assertThat(ids("x".repeat(100), 128)).doesNotContain(" 100 ");
    }

    @Test
    void whatIsBeyondTheLimitDoesNotCount() {
        assertThat(ids("don't stop!", 4)).isEqualTo("101 2123 1005 102");
        assertThat(ids("laptop ".repeat(10_000), 128).split(" ")).hasSize(128);
    }

    /** A name of the model's own in a text is nothing but letters. */
    @Test
    void textsCannotNameThePiecesThatMeanSomethingToTheModel() {
        assertThat(ids("[SEP]", 128)).isEqualTo("101 1031 19802 1033 102");
    }

    @Test
    void aVocabularyWithoutTheModelsOwnPiecesIsNone() {
        InputStream other =
                new ByteArrayInputStream("{\"model\":{\"vocab\":{\"laptop\":1}}}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> WordPieces.read(other)).hasMessageContaining("[CLS]");
    }

    @Property(tries = 500)
    void whateverTheTextItBeginsAndEndsAsEveryTextDoesAndIsNotTooLong(@ForAll String text) {
        long[] ids = PIECES.ids(text, 32);

        assertThat(ids.length).isBetween(2, 32);
        assertThat(ids[0]).isEqualTo(101);
        assertThat(ids[ids.length - 1]).isEqualTo(102);
        assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < 30_522);
        assertThat(PIECES.ids(text.toLowerCase(Locale.ROOT), 32).length).isBetween(2, 32);
    }

    private static String ids(String text, int most) {
        return LongStream.of(PIECES.ids(text, most)).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static WordPieces packed() {
        try (InputStream stream = ModelFiles.packed().tokenizer().getInputStream()) {
            return WordPieces.read(stream);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
