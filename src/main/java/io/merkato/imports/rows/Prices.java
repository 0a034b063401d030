package io.merkato.imports.rows;

import io.merkato.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads prices as tables have them, in units of the shop's currency.
 *
 * @param decimalCommas whether a comma is the decimal mark; else it is one where it cannot be anything else
 */
public record Prices(String currency, boolean decimalCommas) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,14}(\\.[0-9]{1,10})?");
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9]{1,14},[0-9]{1,10}");
    private static final Pattern SURELY_DECIMAL = Pattern.compile("[0-9]{1,14},[0-9]{1,2}");

    /** The price, null for an empty text. Refuses at the pointer what is none. */
    public @Nullable Money read(String text, String pointer) {
        if (text.isEmpty()) {
            return null;
        }
        Pattern comma = decimalCommas ? WITH_COMMA : SURELY_DECIMAL;
        String number = comma.matcher(text).matches() ? text.replace(',', '.') : text;
        if (!DECIMAL.matcher(number).matches()) {
            throw Invalid.at(pointer, "INVALID_PRICE", "is no amount such as 19.99");
        }
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal minor = new BigDecimal(number).movePointRight(digits).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw Invalid.at(pointer, "INVALID_PRICE", "has at most " + digits + " decimals in " + currency);
        }
        if (minor.compareTo(BigDecimal.valueOf(Money.MAX_AMOUNT)) > 0) {
            throw Invalid.at(pointer, "OUT_OF_RANGE", "is over the limit");
        }
        return new Money(minor.longValueExact(), currency);
    }
}
