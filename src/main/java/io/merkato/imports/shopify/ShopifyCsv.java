package io.merkato.imports.shopify;

import static io.merkato.imports.rows.ImportProblem.HEADER_INVALID;

import io.merkato.catalog.rules.Options;
import io.merkato.imports.csv.CsvFormat;
import io.merkato.imports.csv.CsvOrigin;
import io.merkato.imports.csv.CsvProduct;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.Header;
import io.merkato.imports.csv.ProductLines;
import io.merkato.imports.rows.Outline;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shopify's product CSV: lines of one handle are a product with its variants and images. */
public final class ShopifyCsv implements CsvFormat {

    /** What cells of columns that are not read say most of the time, and what goes without saying here. */
    private static final Map<String, Set<String>> HARMLESS = Map.ofEntries(
            Map.entry("variantinventorytracker", Set.of("shopify")),
            Map.entry("inventorytracker", Set.of("shopify")),
            Map.entry("variantinventorypolicy", Set.of("deny")),
            Map.entry("continuesellingwhenoutofstock", Set.of("deny", "false")),
            Map.entry("variantfulfillmentservice", Set.of("manual")),
            Map.entry("fulfillmentservice", Set.of("manual")),
            Map.entry("variantrequiresshipping", Set.of("true")),
            Map.entry("requiresshipping", Set.of("true")),
            Map.entry("varianttaxable", Set.of("true")),
            Map.entry("chargetax", Set.of("true")),
            Map.entry("giftcard", Set.of("false")),
            Map.entry("variantgrams", Set.of("0", "0.0")),
            Map.entry("weightvalue(grams)", Set.of("0", "0.0")),
            Map.entry("variantweightunit", Set.of("kg", "g", "lb", "oz")),
            Map.entry("weightunitfordisplay", Set.of("kg", "g", "lb", "oz")));

    private final String currency;

    public ShopifyCsv(String currency) {
        this.currency = currency;
    }

    @Override
    public CsvOrigin origin() {
        return CsvOrigin.SHOPIFY;
    }

    @Override
    public List<ShopifyColumn> columns(Header header) {
        if (!header.has("Title")) {
            throw HEADER_INVALID.because(
                    "The first line lacks the column Title, which Shopify's product CSV always has."
                            + " Products with variants need URL handle as well.");
        }
        return List.of(ShopifyColumn.values());
    }

    @Override
    public boolean isHarmless(String column, String cell) {
        return HARMLESS.getOrDefault(Header.key(column), Set.of()).contains(cell.toLowerCase(Locale.ROOT));
    }

    @Override
    public Keys keys() {
        return new HandleKeys();
    }

    @Override
    public CsvProduct product(ProductLines lines) {
        return new ShopifyProduct(lines, currency);
    }

    /**
     * Lines of one handle belong together, unless their titles differ: a title is said once for a product, so a second one
     * is another product that wants the same address.
     */
    private static final class HandleKeys implements Keys {

        private final Map<Long, Titled> firstTitles = new HashMap<>();
        private String lastHandle = "";
        private Key lastKey = Key.of("");

        @Override
        public Key of(CsvRow row) {
            String handle = row.get(ShopifyColumn.HANDLE);
            String title = row.get(ShopifyColumn.TITLE);
            lastKey = handle.isEmpty() ? withoutHandle(row, title) : withHandle(row, handle, title);
            lastHandle = handle;
            return lastKey;
        }

        private Key withHandle(CsvRow row, String handle, String title) {
            if (title.isEmpty()) {
                return handle.equals(lastHandle) ? lastKey : Key.of(handle);
            }
            long hash = Outline.hash(title);
            Titled first = firstTitles.computeIfAbsent(Outline.hash(handle), none -> new Titled(hash, row.line()));
            return first.title() == hash ? Key.of(handle) : new Key(handle + "\n" + title, "", first.line());
        }

        /** Without a handle a line is a product, and lines of one title that have options are its variants. */
        private static Key withoutHandle(CsvRow row, String title) {
            boolean alone =
                    title.isEmpty() || (!row.get(ShopifyColumn.SKU).isEmpty() && !ShopifyProduct.hasOptions(row));
            return Key.of(alone ? "\n" + row.line() : "\n\n" + Options.key(title));
        }

        private record Titled(long title, long line) {}
    }
}
