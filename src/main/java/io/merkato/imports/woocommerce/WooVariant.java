package io.merkato.imports.woocommerce;

import io.merkato.catalog.VariantChange;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.ProductLines;
import io.merkato.imports.csv.Units;
import io.merkato.imports.rows.Gtins;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.Invalid;
import io.merkato.imports.rows.Prices;
import io.merkato.kernel.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line that can be bought.
 *
 * @param lines those of its product
 * @param at where the variant is in its product, as a JSON Pointer
 * @param now decides whether a sale is on
 */
record WooVariant(CsvRow row, ProductLines lines, String at, String currency, Instant now) {

    private static final int DATE_LENGTH = 10;

    VariantChange toChange(String madeSku, @Nullable Map<String, String> options) {
        String sku = WooValues.text(row.get(WooColumn.SKU));
        Prices prices = new Prices(currency, lines.decimalCommas());
        Money regular = prices.read(row.get(WooColumn.REGULAR_PRICE), at + "/price");
        Money sale = isOnSale() ? prices.read(row.get(WooColumn.SALE_PRICE), at + "/price") : null;
        return new VariantChange(
                sku.isEmpty() ? null : sku,
                madeSku,
                options,
                sale == null ? regular : sale,
                compareAt(regular, sale),
                row.has(WooColumn.GTIN)
                        ? Gtins.ofCell(
                                row.get(WooColumn.GTIN),
                                (warning, detail) -> lines.warn(warning.at(row.line(), detail)))
                        : null,
                onHand(),
                Units.read(row.get(WooColumn.LOW_STOCK), at + "/lowStockThreshold", lines, row));
    }

    /** In a sale the regular price is struck through. */
    private @Nullable Money compareAt(@Nullable Money regular, @Nullable Money sale) {
        if (sale != null && regular != null) {
            return regular;
        }
        return row.has(WooColumn.SALE_PRICE) ? Money.zero(currency) : null;
    }

    private boolean isOnSale() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate starts = date(WooColumn.SALE_STARTS);
        LocalDate ends = date(WooColumn.SALE_ENDS);
        boolean on = (starts == null || !starts.isAfter(today)) && (ends == null || !ends.isBefore(today));
        if (!row.get(WooColumn.SALE_PRICE).isEmpty() && (!on || ends != null)) {
            lines.warn(ImportWarning.VALUE_IGNORED.at(
                    row.line(), "A sale has no dates here: the price is that of today, " + today + "."));
        }
        return on;
    }

    private @Nullable LocalDate date(WooColumn column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text);
        } catch (DateTimeException e) {
            throw Invalid.at("/" + column.names().getFirst(), "INVALID_TIME", "is no date such as 2026-05-31");
        }
    }

    /** A stock that is not counted is not known; the parent's cannot be shared out. */
    private @Nullable Integer onHand() {
        String stock = row.get(WooColumn.STOCK);
        if (!stock.isEmpty() && !stock.equals("parent")) {
            return Units.read(stock, at + "/onHand", lines, row);
        }
        if (row.get(WooColumn.IN_STOCK).equals("0")) {
            return 0;
        }
        if (stock.equals("parent") || !row.get(WooColumn.IN_STOCK).isEmpty()) {
            lines.warn(ImportWarning.STOCK_UNKNOWN.at(
                    row.line(), "The stock of this line is not counted. Set it here: what is new has none."));
        }
        return null;
    }
}
