package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.FILE_TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table each line of which is something by itself. */
public final class TableLines {

    private final CsvTable table;
    private final Header header;
    private final Columns columns;
    private final List<Integer> unread;

    private TableLines(CsvTable table, Columns columns) {
        this.table = table;
        this.header = table.header();
        this.columns = columns;
        this.unread = header.without(columns.used());
    }

    /** Opens a table. Refuses with FILE_OTHER_FORMAT one of another origin, with HEADER_INVALID a column that is there twice. */
    public static TableLines of(InputStream in, CsvOrigin origin, List<? extends Column> columns) throws IOException {
        CsvTable table = new CsvTable(TableText.of(in));
        origin.requireIn(table.header());
        return new TableLines(table, Columns.of(table.header(), columns));
    }

    public boolean has(Column column) {
        return columns.has(column);
    }

    /** The next line that is not blank, null at the end. */
    public @Nullable CsvRow next() throws IOException {
        return table.next(columns);
    }

    /** Reads to the end and counts. Refuses with FILE_TOO_LARGE more than so many lines. */
    public int count(int most) throws IOException {
        int count = 0;
        while (next() != null) {
            if (++count > most) {
                throw FILE_TOO_LARGE.because("Such a table has at most " + most + " lines. Split the file.");
            }
        }
        return count;
    }

    /** The names of columns that are not read and have a value in this line. */
    public List<String> unread(CsvRow row) {
        return unread.stream()
                .filter(index -> !row.cell(index).isEmpty())
                .map(header::name)
                .toList();
    }
}
