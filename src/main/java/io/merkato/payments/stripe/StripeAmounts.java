package io.merkato.payments.stripe;

import io.merkato.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts as Stripe counts them: in hundredths, but some currencies whole, and some in thousandths of which the last digit is 0. Of ISK
 * and UGX, which have no hundredths any more, it counts hundredths that are 00.
 */
final class StripeAmounts {

    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeAmounts() {}

    /** The amount as Stripe counts it; empty when it cannot be charged to the last digit. */
    static OptionalLong of(Money money) {
        BigDecimal exact = BigDecimal.valueOf(money.amount(), digits(money.currency()))
                .movePointRight(stripeDigits(money.currency()));
        try {
            long amount = exact.longValueExact();
            return amount % step(money.currency()) == 0 ? OptionalLong.of(amount) : OptionalLong.empty();
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** What an amount of Stripe's is to us. */
    static Money money(long amount, String stripeCurrency) {
        String currency = stripeCurrency.toUpperCase(Locale.ROOT);
        BigDecimal exact = BigDecimal.valueOf(amount, stripeDigits(currency)).movePointRight(digits(currency));
        return new Money(exact.longValueExact(), currency);
    }

    /** A currency as Stripe writes it. */
    static String currency(Money money) {
        return money.currency().toLowerCase(Locale.ROOT);
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static int stripeDigits(String currency) {
        return WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
    }

    private static int step(String currency) {
        return THOUSANDTHS.contains(currency) ? 10 : WHOLE_IN_HUNDREDTHS.contains(currency) ? 100 : 1;
    }
}
