package io.merkato.search.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are counted by name, and which are nobody's business. */
class SearchedTextTest {

    @ParameterizedTest
    @CsvSource({
        "' Küche  Holz ', kuche holz, küche holz",
        "LAPTOP, laptop, laptop",
        "'tab\tand\nline', tab and line, tab and line",
        "ＴＶ, tv, ｔｖ",
        "c++, c++, c++",
        "👗, 👗, 👗"
    })
    void aTextIsCountedByItsWordsAndShownAsItWasTyped(String typed, String words, String shown) {
        assertThat(SearchedText.of(typed)).isEqualTo(new SearchedText(words, shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "mail ada＠example.org please",
                "4111 1111 1111 1111",
                "4111111111111111 visa",
                "4111-1111-1111-1111",
                "DE89 3704 0044 0532 0130 00",
                "GB29 NWBK 6016 1331 9268 19",
                "GB29NWBK60161331926819",
                "5901234123450",
                "٤١١١١١١١١١١١١١١١",
                "+49 170 1234567",
                "0170/1234567",
                "(030) 123 456 78",
                "01701234567",
                "030 12345678",
                "170 123 4567"
            })
    void whatLooksLikeAPersonsOwnIsNotKept(String typed) {
        assertThat(SearchedText.of(typed)).isNull();
        assertThat(SearchedText.of("x ".repeat(80) + "ada@example.org")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5901234123457",
                "4006381333931",
                "036000291452",
                "00012345600012",
                "iphone 15 256 gb",
                "hp 4250 1234567",
                "123456789",
                "2.5 inch 500gb 7200 rpm",
                "wd10ezex-00bn5a0"
            })
    void numbersOfGoodsAreKept(String typed) {
        assertThat(SearchedText.of(typed)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u0000", "a\u0000b", "\ud800", "\u00ad\u2060"})
    void whereNothingIsToBeSeenNothingIsKept(String typed) {
        assertThat(SearchedText.of(typed)).isNull();
    }

    @Test
    void whatIsKeptIsShort() {
        // A character that means eighteen, one that takes two places, and marks without end.
        for (String each : new String[] {"x", "\ufdfa", "😀", "e\u0301\u0301", "a\u0315"}) {
            SearchedText text = Objects.requireNonNull(SearchedText.of("ab" + each.repeat(10_000)));

            assertThat(text.words()).hasSizeBetween(2, 100);
            assertThat(text.typed()).hasSizeBetween(2, 100);
            assertThat(Character.isHighSurrogate(
                            text.words().charAt(text.words().length() - 1)))
                    .isFalse();
        }
    }
}
