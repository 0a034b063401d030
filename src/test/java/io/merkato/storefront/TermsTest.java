package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void attributesAndOptionsAreTermsAsTheyAreWritten() {
        assertThat(Terms.of(
                        Map.of("Colour", "Sea Green", "weight g", 500, "dimmable", true),
                        List.of(Map.of("Size", "S"), Map.of("Size", "M"))))
                .containsExactlyInAnyOrder("Colour=Sea Green", "weight g=500", "dimmable=true", "Size=S", "Size=M");
    }

    @Test
    void termsThatDifferInCaseAloneStandOnce() {
        assertThat(Terms.of(Map.of("Size", "S"), List.of(Map.of("size", "s")))).containsExactly("Size=S");
    }

    @Test
    void theFirstEqualsSignEndsTheName() {
        assertThat(Terms.of(Map.of("a=b", "c=d"), List.of())).containsExactly("a:b=c=d");
    }

    @Test
    void longTextsAreNotTerms() {
        assertThat(Terms.of(Map.of("story", "x".repeat(101), "fits", "x".repeat(100)), List.of()))
                .containsExactly("fits=" + "x".repeat(100));
    }
}
