package io.merkato.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Long Sunday Teapot      | long-sunday-teapot
                    Größe XL, weiß          | grosse-xl-weiss
                    Crème brûlée            | creme-brulee
                    --a  --  b--            | a-b
                    100 % cotton            | 100-cotton
                    ﬁne                     | fine
                    Smørrebrød              | smorrebrod
                    Łódź                    | lodz
                    Æsir đak                | aesir-dak
                    Þórr Œuvre              | thorr-oeuvre
                    Iğdır İzmir Əli         | igdir-izmir-eli
                    Чайник Щётка большой    | chaynik-shchetka-bolshoy
                    Їжак                    | izhak
                    Ελένη Μπάμπης           | eleni-bampis
                    茶壺                     | cha-hu
                    ありがとう                | arigatou
                    한국                     | hangug
                    العربية                 | alrbyt
                    שלום                    | slwm
                    😀                       | item
                    """)
    void aSlugIsMadeOfAText(String text, String slug) {
        assertThat(Slugs.of(text)).isEqualTo(slug);
    }

    @Test
    void theFormOfTheLettersMakesNoDifference() {
        assertThat(Slugs.of(Normalizer.normalize("Crème Чайник Ελένη", Normalizer.Form.NFD)))
                .isEqualTo("creme-chaynik-eleni");
    }

    @Test
    void nothingGivesAnItem() {
        assertThat(Slugs.of("")).isEqualTo("item");
    }

    @Test
    void aTextThatLooksLikeAnIdGivesAnItem() {
        assertThat(Slugs.of("0198c0de-0000-7000-8000-000000000000")).isEqualTo("item");
    }

    @Test
    void aLongTextIsCutAndDoesNotEndInAHyphen() {
        String slug = Slugs.of("a".repeat(89) + " " + "b".repeat(300));

        assertThat(slug).isEqualTo("a".repeat(89));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b", "0", "a1-b2-c3"})
    void smallLettersDigitsAndSingleHyphensAreValid(String slug) {
        assertThat(Slugs.isValid(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "A", "a--b", "-a", "a-", "a b", "é", "a\n", "0198c0de-0000-7000-8000-000000000000"})
    void everythingElseIsNot(String slug) {
        assertThat(Slugs.isValid(slug)).isFalse();
    }

    @Test
    void twoHundredCharactersAreTheLimit() {
        assertThat(Slugs.isValid("a".repeat(200))).isTrue();
        assertThat(Slugs.isValid("a".repeat(201))).isFalse();
    }
}
