package io.merkato.imports.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.merkato.platform.text.Text;

/** A line of a table with its cells by column. */
public final class CsvRow {

    private static final String UNDECODABLE = "\ufffd";
    private static final String NUL = "\0";

    private final CsvRecord csv;
    private final Columns columns;
    private final long line;

    CsvRow(CsvRecord csv, Columns columns, long line) {
        this.csv = csv;
        this.columns = columns;
        this.line = line;
    }

    public long line() {
        return line;
    }

    /** Whether the line speaks of the column, if only by an empty cell. */
    public boolean has(Column column) {
        int index = columns.indexOf(column);
        return index >= 0 && index < csv.getFieldCount();
    }

    /** The cell without blanks around it; empty when there is none. */
    public String get(Column column) {
        return cell(columns.indexOf(column));
    }

    String cell(int index) {
        return index < 0 || index >= csv.getFieldCount() ? "" : Text.trimmed(csv.getField(index));
    }

    int cells() {
        return csv.getFieldCount();
    }

    boolean isBlank() {
        return csv.getFields().stream().allMatch(field -> Text.trimmed(field).isEmpty());
    }

    /** What the line takes, about, in bytes. */
    public int sizeBytes() {
        return csv.getFields().stream().mapToInt(String::length).sum();
    }

    /** Whether no cell holds NUL, or what was no UTF-8. */
    public boolean isText() {
        return csv.getFields().stream().noneMatch(CsvRow::isBroken);
    }

    /** Whether the text holds NUL, or what was no UTF-8. */
    static boolean isBroken(String text) {
        return text.contains(NUL) || text.contains(UNDECODABLE);
    }
}
