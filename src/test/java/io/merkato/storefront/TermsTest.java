package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void attributesAndOptionsAreTermsWithoutRegardToCase() {
        assertThat(Terms.of(
                        Map.of("Colour", "Sea Green", "weight g", 500, "dimmable", true),
                        List.of(Map.of("Size", "S"), Map.of("Size", "M"))))
                .containsExactlyInAnyOrder("colour=sea green", "weight g=500", "dimmable=true", "size=s", "size=m");
    }

    @Test
    void whatAFilterAsksForIsTheSameTerm() {
        assertThat(Terms.of(Map.of("Colour", "Sea Green"), List.of())).contains(Terms.of("COLOUR", "sea GREEN"));
    }

    @Test
    void equalTermsStandOnce() {
        assertThat(Terms.of(Map.of("Size", "S"), List.of(Map.of("size", "s")))).containsExactly("size=s");
    }

    @Test
    void longTextsAreNotTerms() {
        assertThat(Terms.of(Map.of("story", "x".repeat(101), "fits", "x".repeat(100)), List.of()))
                .containsExactly("fits=" + "x".repeat(100));
    }
}
