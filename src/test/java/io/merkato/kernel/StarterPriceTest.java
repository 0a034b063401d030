package io.merkato.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterPriceTest {

    @ParameterizedTest
    @CsvSource({
        "EUR,6499,6499",
        "USD,6499,6499",
        "CHF,6400,6400",
        "GBP,6400,5120",
        "JPY,6400,10200",
        "JPY,490,784",
        "KWD,6400,19200",
        "KWD,490,1470",
        "BHD,6400,25600",
        "KRW,6400,102000",
        "HUF,6400,2560000",
        "LBP,48000,4800000000",
        "JPY,0,0"
    })
    void aPriceIsOfAboutTheSameWorth(String currency, long cents, long amount) {
        assertThat(StarterPrice.of(cents, currency)).isEqualTo(amount);
    }

    /** Of currencies that are gone, such as the mark, the shop knows nothing; they are taken for euros. */
    @Test
    void everyCurrencyHasAPriceThatMoneyCanBe() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                long cheap = StarterPrice.of(450, currency.getCurrencyCode());
                long dear = StarterPrice.of(48_000, currency.getCurrencyCode());

                assertThat(cheap).as(currency.getCurrencyCode()).isPositive();
                assertThat(dear).as(currency.getCurrencyCode()).isBetween(cheap * 90, Money.MAX_AMOUNT / 999);
            }
        }
    }
}
