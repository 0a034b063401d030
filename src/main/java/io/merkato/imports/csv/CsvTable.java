package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.FILE_NOT_UTF8;
import static io.merkato.imports.rows.ImportProblem.FILE_UNREADABLE;
import static io.merkato.imports.rows.ImportProblem.HEADER_INVALID;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A table with a header, whatever separates its cells. */
final class CsvTable {

    private static final int MAX_RECORD_CHARACTERS = 1024 * 1024;
    private static final int MAX_FIELDS = 2000;

    private final Iterator<CsvRecord> records;
    private final TableText text;
    private final Header header;
    private long lastLine = 1;

    CsvTable(TableText text) throws IOException {
        this.text = text;
        this.records = records(text.reader(), text.separator());
        this.header = readHeader();
    }

    Header header() {
        return header;
    }

    /** Whether decimals may well be written with a comma: it separates no cells. */
    boolean hasCommasInCells() {
        return text.separator() != ',';
    }

    /** The next line that is not blank, null at the end. */
    @Nullable CsvRow next(Columns columns) throws IOException {
        while (true) {
            CsvRecord next = record();
            if (next == null) {
                return null;
            }
            CsvRow row = new CsvRow(next, columns, next.getStartingLineNumber() + text.linesBefore());
            if (!row.isBlank()) {
                return row;
            }
        }
    }

    private static Iterator<CsvRecord> records(Reader reader, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * MAX_RECORD_CHARACTERS)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_RECORD_CHARACTERS)
                                .maxRecordSize(MAX_RECORD_CHARACTERS)),
                        reader)
                .iterator();
    }

    private Header readHeader() throws IOException {
        CsvRecord first = record();
        while (first != null && first.getFields().stream().allMatch(String::isBlank)) {
            first = record();
        }
        if (first == null) {
            throw HEADER_INVALID.because("The file has no header.");
        }
        if (first.getFields().stream().anyMatch(CsvRow::isBroken)) {
            throw FILE_NOT_UTF8.because("Save the file as CSV in UTF-8.");
        }
        return new Header(first.getFields());
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            lastLine = next.getStartingLineNumber() + text.linesBefore();
            return next;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            // The reader also wraps what the stream below it throws.
            if (e.getCause() instanceof RuntimeException cause && !(cause instanceof CsvParseException)) {
                throw cause;
            }
            throw FILE_UNREADABLE.because("The line after line " + lastLine
                    + " cannot be read as CSV: a quote is not closed, or a record is over 1 MB.");
        }
    }
}
