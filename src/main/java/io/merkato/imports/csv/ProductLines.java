package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.LINE_TOO_LONG;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;

import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.RowNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of a table that are one product, and what is to be said of them. */
public final class ProductLines {

    /** A product has at most 2048 variants and 250 images. */
    private static final int MAX_LINES = 2300;

    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final long firstLine;
    private final long rivalOf;
    private final boolean decimalCommas;
    private final List<CsvRow> rows = new ArrayList<>();
    private final List<RowNote> warnings = new ArrayList<>();
    private int count;
    private int sizeBytes;
    private boolean tooLarge;

    /** @param decimalCommas whether a comma in a number is the decimal mark */
    ProductLines(CsvRow first, long rivalOf, boolean decimalCommas) {
        this.firstLine = first.line();
        this.rivalOf = rivalOf;
        this.decimalCommas = decimalCommas;
    }

    /** Adds a line. Of a product that is too large nothing more is kept. */
    void add(CsvRow row) {
        count++;
        int size = row.sizeBytes();
        if (tooLarge || rows.size() == MAX_LINES || sizeBytes + size > MAX_BYTES) {
            drop();
        } else {
            rows.add(row);
            sizeBytes += size;
        }
    }

    /** Keeps nothing of the product any more; it will be refused. */
    void drop() {
        tooLarge = true;
        rows.clear();
        sizeBytes = 0;
    }

    public void warn(RowNote warning) {
        warnings.add(warning);
    }

    /** Refuses what cannot be read as a product at all. */
    public void requireReadable() {
        if (tooLarge) {
            throw LINE_TOO_LONG.because("A product has at most " + MAX_LINES
                    + " lines and 8 MB. Lines of one product that stand far apart count with those between them:"
                    + " sort the file.");
        }
        rows.stream().filter(row -> !row.isText()).findFirst().ifPresent(row -> {
            throw INVALID_TEXT.because("Line " + row.line() + " holds NUL or is not UTF-8.");
        });
    }

    /**
     * What the lines say of the product as a whole: the first of them that says anything. Others that say something else
     * are warned of.
     */
    public String first(Column column) {
        String found = "";
        for (CsvRow row : rows) {
            String value = row.get(column);
            if (found.isEmpty()) {
                found = value;
            } else if (!value.isEmpty() && !value.equals(found)) {
                warn(ImportWarning.VALUE_IGNORED.at(
                        row.line(),
                        column.names().getFirst() + " differs from what an earlier line of the product says."));
                break;
            }
        }
        return found;
    }

    public boolean has(Column column) {
        return rows.stream().anyMatch(row -> row.has(column));
    }

    public List<CsvRow> rows() {
        return rows;
    }

    public int count() {
        return count;
    }

    public long firstLine() {
        return firstLine;
    }

    public long rivalOf() {
        return rivalOf;
    }

    public boolean decimalCommas() {
        return decimalCommas;
    }

    public int sizeBytes() {
        return sizeBytes;
    }

    /** What was left out of the lines, in their order. */
    public List<RowNote> warnings() {
        return warnings.stream().sorted(Comparator.comparingLong(RowNote::line)).toList();
    }
}
