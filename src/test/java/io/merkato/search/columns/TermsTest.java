package io.merkato.search.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {

    private final Terms terms = new Terms();

    @Test
    void whatDiffersInCaseAloneIsOneTerm() {
        assertThat(terms.add(List.of("Colour=Red", "colour=red", "COLOUR=Blue")))
                .hasSize(2);

        assertThat(terms.name(terms.named("colour"))).isEqualTo("Colour");
        assertThat(terms.matching("cOlOuR", "rED")).hasSize(1);
    }

    /** The small letter of İ is two. */
    @Test
    void lettersThatGrowWhenTheyAreLoweredAreCutWhereTheyStand() {
        int[] numbers = terms.add(List.of("CİNSİYET=K", "DERİNLİK=5", "İ=", "Boy=İnce"));

        assertThat(numbers).hasSize(4);
        assertThat(terms.name(terms.named("CİNSİYET"))).isEqualTo("CİNSİYET");
        assertThat(terms.value(terms.matching("CİNSİYET", "K")[0])).isEqualTo("K");
        assertThat(terms.numberOf(terms.matching("DERİNLİK", "5")[0])).isEqualTo(5000);
        assertThat(terms.matching("derinlik", "4..6")).isEmpty();
        assertThat(terms.matching("DERİNLİK", "4..6")).hasSize(1);
        assertThat(terms.value(terms.matching("İ", "")[0])).isEmpty();
        assertThat(terms.value(terms.matching("boy", "İNCE")[0])).isEqualTo("İnce");
    }

    @Test
    void numbersAreFoundFromOneToAnother() {
        terms.add(List.of("Width=1.5", "Width=2", "Width=wide", "Height=2"));

        assertThat(terms.matching("width", "1..2")).hasSize(2);
        assertThat(terms.matching("width", "1.6..")).hasSize(1);
        assertThat(terms.matching("width", "..1.4")).isEmpty();
        assertThat(terms.matching("depth", "1..2")).isEmpty();
    }
}
