package io.merkato.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final BigInteger MAX = BigInteger.valueOf(Money.MAX_AMOUNT);

    @Property
    void sumsAndDifferencesAreExactOrRefused(@ForAll("amounts") long a, @ForAll("amounts") long b) {
        BigInteger sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b));
        BigInteger difference = BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));

        exactOrRefused(sum, () -> euro(a).plus(euro(b)));
        exactOrRefused(difference, () -> euro(a).minus(euro(b)));
    }

    @Property
    void productsAreExactOrRefused(@ForAll("amounts") long amount, @ForAll int quantity) {
        exactOrRefused(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(quantity)), () -> euro(amount)
                .times(quantity));
    }

    @Property
    void partsAddUpToTheWholeAndDifferByLessThanOneFromTheirShare(
            @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long amount,
            @ForAll("weights") long[] weights) {
        long whole = Arrays.stream(weights).sum();
        Assume.that(whole > 0);

        Money[] parts = euro(amount).allocate(weights);

        assertThat(Arrays.stream(parts).mapToLong(Money::amount).sum()).isEqualTo(amount);
        for (int i = 0; i < parts.length; i++) {
            long share = Math.floorDiv(amount * weights[i], whole);
            assertThat(parts[i].amount()).isBetween(share, share + 1);
            if (weights[i] == 0) {
                assertThat(parts[i].amount()).isZero();
            }
        }
    }

    @Provide
    Arbitrary<long[]> weights() {
        return Arbitraries.longs()
                .between(0, 100_000_000)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(-Money.MAX_AMOUNT, Money.MAX_AMOUNT);
    }

    @Test
    void whatRemainsGoesToTheLargestRemaindersEarlierPartsFirst() {
        assertThat(amounts(euro(100).allocate(1, 1, 1))).containsExactly(34, 33, 33);
        assertThat(amounts(euro(101).allocate(1, 1, 1))).containsExactly(34, 34, 33);
        assertThat(amounts(euro(5).allocate(3, 7))).containsExactly(2, 3);
        assertThat(amounts(euro(10).allocate(1, 2, 4))).containsExactly(1, 3, 6);
        assertThat(amounts(euro(-100).allocate(1, 1, 1))).containsExactly(-33, -33, -34);
        assertThat(amounts(euro(7).allocate(0, 1, 0))).containsExactly(0, 7, 0);
    }

    @Test
    void aLargeAmountIsAllocatedByLargeWeights() {
        Money[] parts = euro(Money.MAX_AMOUNT).allocate(Money.MAX_AMOUNT, Money.MAX_AMOUNT);

        assertThat(Arrays.stream(parts).mapToLong(Money::amount).sum()).isEqualTo(Money.MAX_AMOUNT);
    }

    @Test
    void weightsAreNotNegativeAndNotAllZero() {
        assertThatThrownBy(() -> euro(1).allocate(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro(1).allocate()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro(1).allocate(3, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void currenciesNeverMix() {
        Money euro = euro(1);
        Money dollar = new Money(1, "USD");

        assertThatThrownBy(() -> euro.plus(dollar)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> euro.minus(dollar)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "eur", "EURO", "XXY", "€"})
    void aCurrencyIsACodeOfIso4217(String currency) {
        assertThatThrownBy(() -> new Money(1, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAmountIsOneThatJsonReadersKeepExact() {
        assertThat(euro(9_007_199_254_740_991L).amount()).isEqualTo(9_007_199_254_740_991L);
        assertThatThrownBy(() -> euro(9_007_199_254_740_992L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro(-9_007_199_254_740_992L)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSumThatIsOnlyShownStopsAtTheLargestAmount() {
        assertThat(euro(2).plusUpToMax(euro(3))).isEqualTo(euro(5));
        assertThat(euro(Money.MAX_AMOUNT - 1).plusUpToMax(euro(3))).isEqualTo(euro(Money.MAX_AMOUNT));
    }

    @ParameterizedTest
    @CsvSource({
        "1999, EUR, 19.99 EUR",
        "5, EUR, 0.05 EUR",
        "-150, USD, -1.50 USD",
        "1500, JPY, 1500 JPY",
        "1234, KWD, 1.234 KWD"
    })
    void itIsShownWithTheDigitsOfItsCurrency(long amount, String currency, String shown) {
        assertThat(new Money(amount, currency).display()).isEqualTo(shown);
    }

    private static void exactOrRefused(BigInteger exact, java.util.function.Supplier<Money> result) {
        if (exact.abs().compareTo(MAX) <= 0) {
            assertThat(result.get()).isEqualTo(euro(exact.longValueExact()));
        } else {
            assertThatThrownBy(result::get).isInstanceOf(ArithmeticException.class);
        }
    }

    private static Money euro(long amount) {
        return new Money(amount, "EUR");
    }

    private static long[] amounts(Money[] parts) {
        return Arrays.stream(parts).mapToLong(Money::amount).toArray();
    }
}
