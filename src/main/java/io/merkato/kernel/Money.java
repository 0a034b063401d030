package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;

/**
 * An amount in minor units (cents) of one currency (ISO 4217). Arithmetic is exact or throws {@link
 * ArithmeticException}; amounts of two currencies never mix.
 *
 * @param amount minor units, within the whole numbers that JSON readers keep exact (RFC 8259, 6): plus or minus 2^53 - 1
 * @param currency three capital letters
 */
public record Money(
        @Schema(example = "1999") long amount,
        @Schema(example = "EUR") String currency) {

    /** The largest amount, in minor units. */
    public static final long MAX_AMOUNT = (1L << 53) - 1;

    public Money {
        if (amount > MAX_AMOUNT || amount < -MAX_AMOUNT) {
            throw new IllegalArgumentException("amount is over " + MAX_AMOUNT);
        }
        if (!isKnown(currency)) {
            throw new IllegalArgumentException("currency is not a code of ISO 4217");
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return exact(Math.addExact(amount, amountOf(other)));
    }

    /** The sum, or the largest amount where the sum is over it: for what is shown and not yet paid. */
    public Money plusUpToMax(Money other) {
        return new Money(Math.min(Math.addExact(amount, amountOf(other)), MAX_AMOUNT), currency);
    }

    public Money minus(Money other) {
        return exact(Math.subtractExact(amount, amountOf(other)));
    }

    public Money times(int quantity) {
        return exact(Math.multiplyExact(amount, (long) quantity));
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount == 0;
    }

    /**
     * Splits this amount by weights so that the parts add up to the whole: each part is rounded down, and the minor
     * units that remain go to the largest remainders, earlier parts first.
     *
     * @param weights not negative, at least one of them positive
     */
    public Money[] allocate(long... weights) {
        long sum = Arrays.stream(weights).reduce(0, Math::addExact);
        if (sum <= 0 || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative and must not all be zero");
        }
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long rest = amount;
        for (int i = 0; i < weights.length; i++) {
            BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights[i]));
            remainders[i] = product.mod(BigInteger.valueOf(sum)).longValueExact();
            parts[i] = product.subtract(BigInteger.valueOf(remainders[i]))
                    .divide(BigInteger.valueOf(sum))
                    .longValueExact();
            rest -= parts[i];
        }
        for (; rest > 0; rest--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        return Arrays.stream(parts).mapToObj(part -> new Money(part, currency)).toArray(Money[]::new);
    }

    /** The amount as a person writes it, such as {@code 19.99 EUR}. */
    public String display() {
        return decimal() + " " + currency;
    }

    /** The amount in units of its currency, such as {@code 19.99}. */
    public String decimal() {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(amount, Math.max(0, digits)).toPlainString();
    }

    private Money exact(long result) {
        if (result > MAX_AMOUNT || result < -MAX_AMOUNT) {
            throw new ArithmeticException("over " + MAX_AMOUNT);
        }
        return new Money(result, currency);
    }

    private long amountOf(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("cannot mix " + currency + " and " + other.currency);
        }
        return other.amount;
    }

    private static boolean isKnown(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode().equals(code);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
