package io.merkato.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxZoneTest {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(1_000_000);

    @ParameterizedTest
    @CsvSource({"11900, 1900", "100, 16", "1, 0", "3, 0", "4, 1", "0, 0", "99999999999, 15966386554"})
    void includedTaxIsTakenOutOfTheAmount(long amount, long tax) {
        assertThat(zone(true, 190_000).taxMinor(amount, "standard")).isEqualTo(tax);
    }

    @ParameterizedTest
    @CsvSource({"10000, 1900", "100, 19", "1, 0", "3, 1", "50, 10", "0, 0"})
    void addedTaxIsPutOnTheAmount(long amount, long tax) {
        assertThat(zone(false, 190_000).taxMinor(amount, "standard")).isEqualTo(tax);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "9, 0", "30, 2", "29, 1"})
    void halfAMinorUnitIsRoundedUp(long amount, long tax) {
        assertThat(zone(false, 50_000).taxMinor(amount, "standard")).isEqualTo(tax);
    }

    @Test
    void aClassWithoutARateOfItsOwnHasTheStandardRate() {
        TaxZone zone = new TaxZone(true, Map.of("standard", 190_000, "reduced", 70_000));

        assertThat(zone.ppm("reduced")).isEqualTo(70_000);
        assertThat(zone.ppm("books")).isEqualTo(190_000);
    }

    @Test
    void whereNoTaxIsKnownNoneIsTaken() {
        assertThat(TaxZone.UNTAXED.taxMinor(100_000, "standard")).isZero();
    }

    @Test
    void theTaxOfTheLargestAmountIsExact() {
        assertThat(zone(false, 1_000_000).taxMinor(Money.MAX_AMOUNT, "standard"))
                .isEqualTo(Money.MAX_AMOUNT);
        assertThat(zone(true, 190_000).taxMinor(Money.MAX_AMOUNT, "standard")).isEqualTo(1_438_124_250_756_965L);
    }

    @Property
    void includedTaxIsExactToHalfAMinorUnit(
            @ForAll @LongRange(max = Money.MAX_AMOUNT) long amount, @ForAll @IntRange(max = 1_000_000) int ppm) {
        long tax = zone(true, ppm).taxMinor(amount, "standard");

        BigDecimal exact = BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(ppm))
                .divide(WHOLE.add(BigDecimal.valueOf(ppm)), 12, RoundingMode.HALF_UP);
        assertThat(BigDecimal.valueOf(tax).subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.5"));
        assertThat(tax).isBetween(0L, amount);
    }

    @Property
    void addedTaxIsTheRoundedShareOfTheAmount(
            @ForAll @LongRange(max = Money.MAX_AMOUNT) long amount, @ForAll @IntRange(max = 1_000_000) int ppm) {
        BigDecimal exact =
                BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(ppm)).divide(WHOLE);

        assertThat(zone(false, ppm).taxMinor(amount, "standard"))
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static TaxZone zone(boolean included, int ppm) {
        return new TaxZone(included, Map.of("standard", ppm));
    }
}
