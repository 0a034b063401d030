package io.merkato.imports.woocommerce;

import static io.merkato.imports.rows.ImportProblem.HEADER_INVALID;

import io.merkato.catalog.rules.Options;
import io.merkato.imports.csv.Column;
import io.merkato.imports.csv.CsvFormat;
import io.merkato.imports.csv.CsvOrigin;
import io.merkato.imports.csv.CsvProduct;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.Header;
import io.merkato.imports.csv.ProductLines;
import io.merkato.imports.rows.Outline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** WooCommerce's product CSV: a line is a product, or a variation that names its parent. */
public final class WooCsv implements CsvFormat {

    private static final int MAX_ATTRIBUTES = 100;
    private static final Pattern ATTRIBUTE_DETAIL = Pattern.compile("attribute[0-9]+(visible|global|default)");
    /** What cells of columns that are not read say most of the time, and what goes without saying here. */
    private static final Map<String, Set<String>> HARMLESS = Map.ofEntries(
            Map.entry("isfeatured?", Set.of("0")),
            Map.entry("taxstatus", Set.of("taxable")),
            Map.entry("taxclass", Set.of("parent", "standard")),
            Map.entry("backordersallowed?", Set.of("0", "no")),
            Map.entry("soldindividually?", Set.of("0")),
            Map.entry("allowcustomerreviews?", Set.of("0", "1")),
            Map.entry("downloadlimit", Set.of("-1", "0")),
            Map.entry("downloadexpirydays", Set.of("-1", "0")));

    private final String currency;
    private final Instant now;

    /** @param now decides which sales are on */
    public WooCsv(String currency, Instant now) {
        this.currency = currency;
        this.now = now;
    }

    @Override
    public CsvOrigin origin() {
        return CsvOrigin.WOOCOMMERCE;
    }

    @Override
    public List<Column> columns(Header header) {
        if (!header.has("SKU") && !header.has("Name")) {
            throw HEADER_INVALID.because("The first line lacks the columns SKU and Name of WooCommerce's product CSV."
                    + " Column names are read in English: export with the site's language set to it.");
        }
        List<Column> columns = new ArrayList<>(List.of(WooColumn.values()));
        for (int number = 1; number <= MAX_ATTRIBUTES; number++) {
            columns.add(new WooColumn.Attribute(number, true));
            columns.add(new WooColumn.Attribute(number, false));
        }
        return columns;
    }

    @Override
    public boolean isHarmless(String column, String cell) {
        String key = Header.key(column);
        return key.equals("position")
                || ATTRIBUTE_DETAIL.matcher(key).matches()
                || HARMLESS.getOrDefault(key, Set.of()).contains(cell.toLowerCase(Locale.ROOT));
    }

    @Override
    public Keys keys() {
        return new ParentKeys();
    }

    @Override
    public CsvProduct product(ProductLines lines) {
        return new WooProduct(lines, currency, now);
    }

    /** Whether the line is a variation of a product in another line. */
    static boolean isVariation(CsvRow row) {
        List<String> types = types(row);
        return types.isEmpty() ? !row.get(WooColumn.PARENT).isEmpty() : types.contains("variation");
    }

    /** What the line is, in small letters; empty when it does not say. */
    static List<String> types(CsvRow row) {
        return WooValues.list(row.get(WooColumn.TYPE).toLowerCase(Locale.ROOT));
    }

    /** A product is known by its SKU, or its id; a variation names its parent by either. */
    private static final class ParentKeys implements Keys {

        private final Map<Long, Long> lines = new HashMap<>();

        @Override
        public Key of(CsvRow row) {
            String parent = WooValues.text(row.get(WooColumn.PARENT));
            if (isVariation(row)) {
                return Key.of(
                        parent.isEmpty() ? "\n" + row.line() : parent.startsWith("id:") ? parent : "sku:" + parent);
            }
            String sku = WooValues.text(row.get(WooColumn.SKU));
            String id = row.get(WooColumn.ID).isEmpty() ? "" : "id:" + row.get(WooColumn.ID);
            String key =
                    !sku.isEmpty() ? "sku:" + sku : !id.isEmpty() ? id : "name:" + Options.key(row.get(WooColumn.NAME));
            Long first = lines.putIfAbsent(Outline.hash(key), row.line());
            if (first != null) {
                return new Key(key + "\n" + row.line(), "", first);
            }
            boolean named = !sku.isEmpty() && types(row).contains("variable");
            return new Key(key, named ? id : "", 0);
        }
    }
}
