package io.merkato.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingMethodTest {

    @ParameterizedTest
    @CsvSource({"0, 490", "4999, 490", "5000, 0", "5001, 0"})
    void shippingIsFreeFromItsLimitOn(long subtotal, long cost) {
        assertThat(method(eur(5000), List.of()).costFor(eur(subtotal))).isEqualTo(eur(cost));
    }

    @Test
    void withoutALimitShippingAlwaysCosts() {
        ShippingMethod method = new ShippingMethod("express", "Express", eur(1290), null, List.of(), "standard");

        assertThat(method.costFor(eur(1_000_000))).isEqualTo(eur(1290));
    }

    @Test
    void aMethodWithoutCountriesGoesEverywhere() {
        assertThat(method(eur(0), List.of()).goesTo("JP")).isTrue();
    }

    @Test
    void aMethodWithCountriesGoesOnlyThere() {
        ShippingMethod method = method(eur(0), List.of("DE", "AT"));

        assertThat(method.goesTo("AT")).isTrue();
        assertThat(method.goesTo("CH")).isFalse();
    }

    private static ShippingMethod method(Money freeAbove, List<String> countries) {
        return new ShippingMethod("standard", "Standard", eur(490), freeAbove, countries, "standard");
    }

    private static Money eur(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }
}
