package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.StripeError;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How Stripe counts a currency: most in hundredths, some whole, some in thousandths of which the last digit is 0. */
record MinorUnits(String currency) {

    private static final Set<String> WHOLE = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THOUSANDTHS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    /** Whole by now, and still counted in hundredths, which have to be 00. */
    private static final Set<String> ONCE_HUNDREDTHS = Set.of("isk", "ugx");

    private static final Map<String, Long> SMALLEST = Map.of("usd", 50L, "eur", 50L, "gbp", 30L, "jpy", 50L);
    private static final long LARGEST = 99_999_999;

    static MinorUnits of(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        try {
            Currency.getInstance(lower.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw StripeError.invalid("Invalid currency: " + lower + ".").with("param", "currency");
        }
        return new MinorUnits(lower);
    }

    /** An amount that can be charged. */
    long charged(Params params) {
        params.required("amount");
        long amount = positive(params, "amount", 0);
        if (amount < SMALLEST.getOrDefault(currency, 1L)) {
            throw StripeError.invalid(
                            "Amount must be at least %s".formatted(shown(SMALLEST.getOrDefault(currency, 1L))))
                    .with("code", "amount_too_small")
                    .with("param", "amount");
        }
        if (amount > LARGEST) {
            throw StripeError.invalid("Amount must be no more than " + shown(LARGEST))
                    .with("code", "amount_too_large")
                    .with("param", "amount");
        }
        return amount;
    }

    /** An amount of at least one, in the steps of the currency. */
    long positive(Params params, String name, long otherwise) {
        long amount = params.whole(name, otherwise);
        if (amount < 1) {
            throw StripeError.invalid("This value must be greater than or equal to 1.")
                    .with("code", "parameter_invalid_integer")
                    .with("param", name);
        }
        int step = THOUSANDTHS.contains(currency) ? 10 : ONCE_HUNDREDTHS.contains(currency) ? 100 : 1;
        if (amount % step != 0) {
            throw StripeError.invalid(
                            "Invalid amount: amounts in %s must be evenly divisible by %s.".formatted(currency, step))
                    .with("param", name);
        }
        return amount;
    }

    /** As in messages: 12.50 eur. */
    String shown(long amount) {
        int digits = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
        return BigDecimal.valueOf(amount, digits).toPlainString() + " " + currency;
    }
}
