package io.merkato.imports;

import io.merkato.catalog.VariantDraft;
import io.merkato.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells of a variant.
 *
 * @param at where the variant is in its product, as a JSON Pointer
 */
record ShopifyVariant(ShopifyRows.Row row, String at, String currency) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,10})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    /** The SKU of the line, empty when it has none. */
    static String sku(ShopifyRows.Row row) {
        return withoutQuote(row.get("Variant SKU"));
    }

    VariantDraft toDraft(String sku, Map<String, String> options) {
        Money price = money("price", row.get("Variant Price"));
        if (price == null) {
            throw ShopifyProduct.invalid(at + "/price", "REQUIRED", "is required");
        }
        Money compareAt = money("compareAtPrice", row.get("Variant Compare At Price"));
        String barcode = withoutQuote(row.get("Variant Barcode"));
        return new VariantDraft(
                sku,
                null,
                options,
                price,
                compareAt == null || compareAt.isZero() ? null : compareAt,
                Gtins.isValid(barcode) ? barcode : null,
                null,
                onHand(),
                null);
    }

    private @Nullable Money money(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw ShopifyProduct.invalid(at + "/" + field, "INVALID_PRICE", "is no amount such as 19.99");
        }
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal minor = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw ShopifyProduct.invalid(
                    at + "/" + field, "INVALID_PRICE", "has at most " + digits + " decimals in " + currency);
        }
        if (minor.compareTo(BigDecimal.valueOf(Money.MAX_AMOUNT)) > 0) {
            throw ShopifyProduct.invalid(at + "/" + field, "OUT_OF_RANGE", "is over the limit");
        }
        return new Money(minor.longValueExact(), currency);
    }

    private @Nullable Integer onHand() {
        String text = row.get("Variant Inventory Qty");
        if (text.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw ShopifyProduct.invalid(at + "/onHand", "WRONG_TYPE", "must be a whole number within range");
        }
        return Math.max(0, Integer.parseInt(text));
    }

    /** Exports put an apostrophe before digits, so that spreadsheets take them for text. */
    private static String withoutQuote(String text) {
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }
}
