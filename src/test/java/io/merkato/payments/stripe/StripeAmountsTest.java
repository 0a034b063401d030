package io.merkato.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountsTest {

    @ParameterizedTest
    @CsvSource({
        "1999, EUR, 1999",
        "500, JPY, 500",
        "5010, KWD, 5010",
        "5, ISK, 500",
        "7, UGX, 700",
        "1045, HUF, 1045",
        "1045, TWD, 1045",
        "1200, MGA, 12"
    })
    void aCurrencyIsCountedAsStripeCountsIt(long ours, String currency, long stripes) {
        Money money = new Money(ours, currency);

        assertThat(StripeAmounts.of(money)).hasValue(stripes);
        assertThat(StripeAmounts.money(stripes, StripeAmounts.currency(money))).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"5001, KWD", "1250, MGA"})
    void whatStripeCannotChargeToTheLastDigitIsNotRounded(long ours, String currency) {
        assertThat(StripeAmounts.of(new Money(ours, currency))).isEmpty();
    }

    @Test
    void currenciesAreWrittenSmall() {
        assertThat(StripeAmounts.currency(new Money(1, "EUR"))).isEqualTo("eur");
    }
}
