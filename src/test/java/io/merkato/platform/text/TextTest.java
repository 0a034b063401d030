package io.merkato.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void lettersAreComposed() {
        assertThat(Text.composed(Normalizer.normalize("Crème brûlée", Normalizer.Form.NFD)))
                .isEqualTo("Crème brûlée");
        assertThat(Text.composed("\u1112\u1161\u11ab")).isEqualTo("한");
    }

    @Test
    void moreMarksThanALetterHasAreLeftAsTheyAre() {
        String most = "e" + "\u0315\u0300".repeat(15);
        String more = most + "\u0300";

        assertThat(Text.composed(most)).isEqualTo("è" + "\u0300".repeat(14) + "\u0315".repeat(15));
        assertThat(Text.composed(more)).isEqualTo(more);
        assertThat(Text.composed("\u0315\u0300".repeat(200_000))).hasSize(400_000);
        assertThat(Text.composed("e\u0301".repeat(200_000))).isEqualTo("é".repeat(200_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\u0000", "\u001b", "\u007f", "\u0085", "\u009b", "\u2028", "\u2029"})
    void whatBreaksLinesBecomesASpace(String lineBreak) {
        assertThat(Text.oneLine(lineBreak + "one" + lineBreak + lineBreak + "two" + lineBreak))
                .isEqualTo("one two");
    }

    @Test
    void aLineIsCutBetweenCharacters() {
        assertThat(Text.oneLine("abc", 3)).isEqualTo("abc");
        assertThat(Text.oneLine("abcd", 3)).isEqualTo("abc");
        assertThat(Text.oneLine("ab\ud83d\ude00", 3)).isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource({
        "Crème BRÛLÉE, creme brulee",
        "Cre\u0301me, creme",
        "Große, grosse",
        "ΣΊΣΥΦΟΣ, σισυφοσ",
        "ＴＶ ﬁt, tv fit",
        "'  two \u00a0\t words\u200b ', two words",
        "ガラス, ガラス",
        "हिंदी, हिंदी"
    })
    void searchesCompareTextsWithoutWhatPeopleLeaveOut(String text, String folded) {
        assertThat(Text.folded(text)).isEqualTo(folded);
    }

    @Test
    void moreMarksThanALetterHasTakeNoTimeToFold() {
        assertThat(Text.folded("A" + "\u0315\u0300".repeat(200_000))).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ﬁ", "²", "Ａ", "™", "ß", "İ"})
    void whatOnlyLooksAlikeStaysWhatItIs(String text) {
        assertThat(Text.composed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\n",
                "\u0000",
                "\u0085",
                "\u00a0",
                "\u00ad",
                "\u034f",
                "\u061c",
                "\u115f",
                "\u1160",
                "\u1680",
                "\u17b4",
                "\u17b5",
                "\u180b",
                "\u180e",
                "\u2000",
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u200f",
                "\u2028",
                "\u2029",
                "\u202a",
                "\u202e",
                "\u202f",
                "\u205f",
                "\u2060",
                "\u2063",
                "\u2064",
                "\u2065",
                "\u2066",
                "\u206f",
                "\u2800",
                "\u3000",
                "\u3164",
                "\ufe00",
                "\ufe0f",
                "\ufeff",
                "\uffa0",
                "\ufff0",
                "\ufff9",
                "\ud834\udd59",
                "\ud834\udd73",
                "\udb40\udc01",
                "\udb40\udc41",
                "\udb40\udc7f",
                "\udb40\udd00",
                "\udb40\uddef",
                "\u0301",
                "\u20dd"
            })
    void nothingToSeeIsBlank(String nothing) {
        assertThat(Text.isBlank(nothing)).isTrue();
        assertThat(Text.isBlank((nothing + " \u200b").repeat(30))).isTrue();
        assertThat(Text.isBlank(nothing + "x")).isFalse();
    }

    @Test
    void anEmptyTextIsBlank() {
        assertThat(Text.isBlank("")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "-", ".", "€", "茶", "हि", "ก", "한", "ㅎ", "😀", "❤\ufe0f", "🏴", "\u0903"})
    void whatCanBeSeenIsNotBlank(String text) {
        assertThat(Text.isBlank(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t\n",
                "\u00a0",
                "\u200b",
                "\u2060",
                "\ufeff",
                "\u3000",
                "\u3164",
                "\u2800",
                "\u2003\u200b "
            })
    void blanksAroundATextAreCut(String blank) {
        assertThat(Text.trimmed(blank + "Café  Noël" + blank)).isEqualTo("Café  Noël");
        assertThat(Text.trimmed(blank)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"❤\ufe0f", "🏴\udb40\udc67\udb40\udc62\udb40\udc7f", "e\u0323\u0302", "نامه\u200cها"})
    void whatBelongsToALetterOrAnEmojiIsNotCut(String text) {
        assertThat(Text.trimmed(" " + text + " ")).isEqualTo(Text.composed(text));
    }

    @Test
    void everyCharacterIsTakenInEveryPlace() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(character -> {
            String text = Character.toString(character);
            assertThat(Text.isBlank(Text.trimmed(text))).isEqualTo(Text.isBlank(text));
        });
    }
}
