package io.merkato.imports.shopify;

import io.merkato.catalog.VariantChange;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.ProductLines;
import io.merkato.imports.csv.Units;
import io.merkato.imports.rows.Gtins;
import io.merkato.imports.rows.Prices;
import io.merkato.kernel.Money;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells of a variant.
 *
 * @param lines those of its product
 * @param at where the variant is in its product, as a JSON Pointer
 */
record ShopifyVariant(CsvRow row, ProductLines lines, String at, String currency) {

    VariantChange toChange(String madeSku, @Nullable Map<String, String> options) {
        Prices prices = new Prices(currency, lines.decimalCommas());
        String sku = Gtins.withoutQuote(row.get(ShopifyColumn.SKU));
        Money compareAt = prices.read(row.get(ShopifyColumn.COMPARE_AT_PRICE), at + "/compareAtPrice");
        return new VariantChange(
                sku.isEmpty() ? null : sku,
                madeSku,
                options,
                prices.read(row.get(ShopifyColumn.PRICE), at + "/price"),
                row.has(ShopifyColumn.COMPARE_AT_PRICE)
                        ? Objects.requireNonNullElse(compareAt, Money.zero(currency))
                        : null,
                row.has(ShopifyColumn.BARCODE)
                        ? Gtins.ofCell(
                                row.get(ShopifyColumn.BARCODE),
                                (warning, detail) -> lines.warn(warning.at(row.line(), detail)))
                        : null,
                Units.read(row.get(ShopifyColumn.QUANTITY), at + "/onHand", lines, row),
                null);
    }
}
