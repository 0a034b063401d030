package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.FILE_TOO_LARGE;
import static io.merkato.imports.rows.ImportProblem.HEADER_INVALID;

import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.Invalid;
import io.merkato.imports.rows.Outline;
import io.merkato.imports.rows.RowNote;
import io.merkato.inventory.StockTake;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stock-take: on each line a SKU, and how much of it was counted. Whose SKU it is can be said too. Other columns are not looked
 * at.
 */
public final class StockRows implements FileRows {

    private static final Pattern UNITS = Pattern.compile("[0-9]{1,10}");
    private static final Pattern CALCULATED = Pattern.compile("'+[=+\\-@]");
    private static final long MAX_UNITS = 1_000_000_000;

    /** What fits into memory beside a shop that is open. */
    private static final int MAX_LINES = 1_000_000;

    private final CsvTable table;
    private final Columns columns;
    /** By SKU, the line and what the line says of whose it is. */
    private final Map<Long, First> lines = new HashMap<>();
    /** The same of SKUs that several variants are said to have; one of them does. */
    private final Map<Long, Long> others = new HashMap<>();

    private StockRows(CsvTable table) {
        this.table = table;
        this.columns = columns(table);
    }

    public static StockRows of(InputStream in) throws IOException {
        return new StockRows(new CsvTable(TableText.of(in)));
    }

    /** Takes a first look at a table: each of its lines is counted for itself. */
    public static Outline outline(InputStream in) throws IOException {
        CsvTable table = new CsvTable(TableText.of(in));
        Columns columns = columns(table);
        int count = 0;
        while (table.next(columns) != null) {
            if (++count > MAX_LINES) {
                throw FILE_TOO_LARGE.because("A stock-take has at most " + MAX_LINES + " lines. Split the file.");
            }
        }
        return Outline.ofLines(count);
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        CsvRow row = table.next(columns);
        if (row == null) {
            return null;
        }
        try {
            return new ImportedRow.Counted(line(row), row.line(), row.sizeBytes());
        } catch (Problem e) {
            return new ImportedRow.Refused(RowNote.of(row.line(), e), List.of(), row.sizeBytes());
        }
    }

    private StockTake.Line line(CsvRow row) {
        if (!row.isText()) {
            throw Invalid.at("/sku", "INVALID_TEXT", "holds what is no UTF-8");
        }
        String sku = plain(row.get(StockColumn.SKU));
        if (sku.isEmpty()) {
            throw Invalid.at("/sku", "REQUIRED", "is required");
        }
        UUID variant = variant(row.get(StockColumn.VARIANT));
        Integer onHand = units(row, StockColumn.ON_HAND, "/onHand");
        Integer threshold = units(row, StockColumn.LOW_STOCK_THRESHOLD, "/lowStockThreshold");
        Long before = lineBefore(sku, variant, row.line());
        if (before != null) {
            throw Invalid.at("/sku", "REPEATED", "stands in line " + before + " too, which counts");
        }
        return new StockTake.Line(sku, variant == null ? null : new VariantId(variant), onHand, threshold);
    }

    /** The line that speaks of the same variant; null, and this one is remembered, when there is none. */
    private @Nullable Long lineBefore(String sku, @Nullable UUID variant, long line) {
        long hash = variant == null ? 0 : Outline.hash(variant.toString());
        First first = lines.putIfAbsent(Outline.hash(sku), new First(line, hash));
        if (first == null) {
            return null;
        }
        return variant == null || first.variant() == 0 || first.variant() == hash
                ? Long.valueOf(first.line())
                : others.putIfAbsent(Outline.hash(sku + "\n" + variant), line);
    }

    private static @Nullable UUID variant(String cell) {
        try {
            return cell.isEmpty() ? null : UUID.fromString(cell);
        } catch (IllegalArgumentException e) {
            throw Invalid.at("/variantId", "INVALID_VALUE", "is no id of a variant");
        }
    }

    private static @Nullable Integer units(CsvRow row, StockColumn column, String pointer) {
        String cell = row.get(column);
        if (cell.isEmpty()) {
            return null;
        }
        if (!UNITS.matcher(cell).matches() || Long.parseLong(cell) > MAX_UNITS) {
            throw Invalid.at(pointer, "OUT_OF_RANGE", "is a whole number from 0 to " + MAX_UNITS);
        }
        return Integer.parseInt(cell);
    }

    /** What the shop's own list puts before a cell that a spreadsheet would calculate is no part of the SKU. */
    private static String plain(String cell) {
        return CALCULATED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }

    private static Columns columns(CsvTable table) {
        Columns columns = Columns.of(table.header(), List.of(StockColumn.values()));
        if (!columns.has(StockColumn.SKU)
                || !(columns.has(StockColumn.ON_HAND) || columns.has(StockColumn.LOW_STOCK_THRESHOLD))) {
            throw HEADER_INVALID.because("A stock-take has the columns sku and onHand, and perhaps lowStockThreshold.");
        }
        return columns;
    }

    /** The line that has a SKU first, with a hash of the variant that it says has it, 0 when it does not say. */
    private record First(long line, long variant) {}

    /** What is read. */
    private enum StockColumn implements Column {
        VARIANT("variantId"),
        SKU("sku"),
        ON_HAND("onHand"),
        LOW_STOCK_THRESHOLD("lowStockThreshold");

        private final String name;

        StockColumn(String name) {
            this.name = name;
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }
}
