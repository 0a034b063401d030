package io.merkato.imports.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The form in which texts of reviews are kept. */
class ReviewTextsTest {

    @Test
    void controlCharactersGoAndLineBreaksStay() {
        assertThat(ReviewTexts.paragraphs("/body", " One\r\ntwo\u2028three\u0000\u0007\u009b31m\tfour\r\r\n\u001b "))
                .isEqualTo("One\ntwo\nthree31m four");
    }

    @Test
    void textsAreComposed() {
        assertThat(ReviewTexts.paragraphs("/body", "Cafe\u0301")).isEqualTo("Caf\u00e9");
        assertThat(ReviewTexts.title("/title", "Cafe\u0301\r\nnoir")).isEqualTo("Caf\u00e9 noir");
        assertThat(ReviewTexts.name("Zoe\u0308")).isEqualTo("Zo\u00eb");
    }

    @Test
    void markupIsText() {
        String markup = "<p>1 < 2 &amp; \"3\"</p><script>alert(1)</script>";

        assertThat(ReviewTexts.paragraphs("/body", markup)).isEqualTo(markup);
        assertThat(ReviewTexts.title("/title", markup)).isEqualTo(markup);
        assertThat(ReviewTexts.name(markup)).isEqualTo(markup);
    }

    @Test
    void whatIsTooLongIsRefusedAndANameIsCut() {
        assertThat(ReviewTexts.title("/title", "t".repeat(150))).hasSize(150);
        assertThat(ReviewTexts.paragraphs("/body", "b".repeat(5000))).hasSize(5000);
        assertThatThrownBy(() -> ReviewTexts.title("/title", "t".repeat(151))).hasMessageContaining("errors");
        assertThatThrownBy(() -> ReviewTexts.paragraphs("/body", "b".repeat(5001)))
                .hasMessageContaining("errors");
        assertThat(ReviewTexts.name("n".repeat(61))).isEqualTo("n".repeat(60));
        assertThat(ReviewTexts.name("n".repeat(59) + "\ud83d\ude00")).isEqualTo("n".repeat(59));
    }

    @Test
    void whatSaysNothingIsNothing() {
        assertThat(ReviewTexts.title("/title", " \u200b ")).isNull();
        assertThat(ReviewTexts.name(" \n ")).isNull();
        assertThat(ReviewTexts.paragraphs("/body", null)).isEmpty();
        assertThat(ReviewTexts.paragraphs("/body", " \n\t ")).isEmpty();
        assertThat(ReviewTexts.email("not an address")).isNull();
        assertThat(ReviewTexts.email(" ada@example.com ")).isEqualTo("ada@example.com");
    }
}
