package io.merkato.imports.csv;

import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.Outline;
import io.merkato.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The products of a table. Lines of one product may stand apart: it comes when its last line was read. */
public final class TableRows implements FileRows {

    /** Of lines that wait for others, in characters. */
    private static final int MAX_WAITING = 16 * 1024 * 1024;

    private final CsvTable table;
    private final CsvFormat format;
    private final Columns columns;
    private final CsvFormat.Keys keys;
    private final Outline outline;
    /** Products whose further lines are still to come, the one that waits longest first. */
    private final Map<Long, ProductLines> waiting = new LinkedHashMap<>();

    /** Those that had to make room for others; their lines are only counted. */
    private final Map<Long, ProductLines> dropped = new HashMap<>();

    private long waitingSize;
    private final List<Integer> unread;
    private final Set<Integer> told = new HashSet<>();

    private TableRows(CsvTable table, CsvFormat format, Outline outline) {
        this.table = table;
        this.format = format;
        this.outline = outline;
        this.columns = columns(table, format);
        this.keys = format.keys();
        this.unread = table.header().without(columns.used());
    }

    /** Takes a first look at a table. */
    public static Outline outline(InputStream in, CsvFormat format) throws IOException {
        CsvTable table = new CsvTable(TableText.of(in));
        Columns columns = columns(table, format);
        CsvFormat.Keys keys = format.keys();
        Outline outline = new Outline();
        for (CsvRow row = table.next(columns); row != null; row = table.next(columns)) {
            CsvFormat.Key key = keys.of(row);
            outline.add(key.text());
            if (!key.alias().isEmpty()) {
                outline.name(key.alias(), key.text());
            }
        }
        outline.complete();
        return outline;
    }

    public static TableRows of(InputStream in, CsvFormat format, Outline outline) throws IOException {
        return new TableRows(new CsvTable(TableText.of(in)), format, outline);
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        for (CsvRow row = table.next(columns); row != null; row = table.next(columns)) {
            CsvFormat.Key key = keys.of(row);
            long id = outline.idOf(key.text());
            ProductLines lines = linesOf(id, row, key);
            int before = lines.sizeBytes();
            lines.add(row);
            waitingSize += lines.sizeBytes() - before;
            warnOfUnread(row, lines);
            if (lines.count() == outline.linesOf(id)) {
                waitingSize -= lines.sizeBytes();
                waiting.remove(id);
                dropped.remove(id);
                return row(lines);
            }
            makeRoom();
        }
        return null;
    }

    private ImportedRow row(ProductLines lines) {
        CsvProduct product = format.product(lines);
        ImportedRow.Source source = new ImportedRow.CsvLines(
                lines.firstLine(),
                product.variantRows().stream().map(CsvRow::line).toList());
        try {
            lines.requireReadable();
            return new ImportedRow.Accepted(product.toChange(), source, lines.warnings(), lines.sizeBytes());
        } catch (Problem e) {
            return new ImportedRow.Refused(source.error(e), lines.warnings(), lines.sizeBytes());
        }
    }

    private ProductLines linesOf(long id, CsvRow row, CsvFormat.Key key) {
        ProductLines known = dropped.get(id);
        return known != null
                ? known
                : waiting.computeIfAbsent(id, none -> new ProductLines(row, key.rivalOf(), table.hasCommasInCells()));
    }

    private static Columns columns(CsvTable table, CsvFormat format) {
        format.origin().requireIn(table.header());
        return Columns.of(table.header(), format.columns(table.header()));
    }

    private void warnOfUnread(CsvRow row, ProductLines lines) {
        Header header = table.header();
        for (int index : unread) {
            String cell = row.cell(index);
            if (!cell.isEmpty() && !told.contains(index) && !format.isHarmless(header.name(index), cell)) {
                told.add(index);
                String name = header.name(index).isEmpty() ? "without a name" : header.name(index);
                lines.warn(ImportWarning.COLUMN_IGNORED.at(
                        row.line(),
                        "The column " + name + " is not imported. Here it has a value for the first time."));
            }
        }
        for (int index = header.size(); index < row.cells(); index++) {
            if (!row.cell(index).isEmpty()) {
                lines.warn(ImportWarning.VALUE_IGNORED.at(row.line(), "The line has more cells than the header."));
                return;
            }
        }
    }

    /** A file with very many lines that wait for others would not fit into memory: the product that waits longest goes. */
    private void makeRoom() {
        Iterator<Map.Entry<Long, ProductLines>> longest = waiting.entrySet().iterator();
        while (waitingSize > MAX_WAITING && longest.hasNext()) {
            Map.Entry<Long, ProductLines> next = longest.next();
            waitingSize -= next.getValue().sizeBytes();
            next.getValue().drop();
            dropped.put(next.getKey(), next.getValue());
            longest.remove();
        }
    }
}
