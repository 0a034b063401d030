package io.merkato.imports;

import static io.merkato.imports.ImportProblem.FILE_NOT_UTF8;
import static io.merkato.imports.ImportProblem.FILE_UNREADABLE;
import static io.merkato.imports.ImportProblem.HEADER_INVALID;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.merkato.platform.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products as Shopify exports them: consecutive lines of one handle are a product with its variants and images. */
final class ShopifyRows implements ProductRows {

    private static final int MAX_RECORD_CHARACTERS = 1024 * 1024;
    private static final int MAX_FIELDS = 1000;
    private static final List<String> REQUIRED = List.of("Handle", "Title", "Variant Price");
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String UNDECODABLE = "\ufffd";
    private static final String NUL = "\0";

    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns;
    private final String currency;
    private @Nullable Row ahead;
    private long lastLine = 1;

    ShopifyRows(InputStream in, String currency) throws IOException {
        this.currency = currency;
        this.records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * MAX_RECORD_CHARACTERS)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_RECORD_CHARACTERS)
                                .maxRecordSize(MAX_RECORD_CHARACTERS)),
                        withoutMark(in))
                .iterator();
        this.columns = header();
        this.ahead = read();
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        Row first = ahead;
        if (first == null) {
            return null;
        }
        ShopifyProduct product = new ShopifyProduct(first, currency);
        Row row = read();
        while (row != null && row.continues(first)) {
            product.add(row);
            row = read();
        }
        ahead = row;
        return product.toRow();
    }

    @Override
    public boolean skip() throws IOException {
        Row first = ahead;
        if (first == null) {
            return false;
        }
        Row row = read();
        while (row != null && row.continues(first)) {
            row = read();
        }
        ahead = row;
        return true;
    }

    private static Reader withoutMark(InputStream in) throws IOException {
        // What cannot be decoded becomes U+FFFD, so that only the products that hold it are refused.
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK.charAt(0)) {
            reader.reset();
        }
        return reader;
    }

    private Map<String, Integer> header() throws IOException {
        CsvRecord header = record();
        if (header == null) {
            throw HEADER_INVALID.because("The file has no header.");
        }
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip();
            if (name.contains(UNDECODABLE) || name.contains(NUL)) {
                throw FILE_NOT_UTF8.because("Save the file as CSV in UTF-8.");
            }
            found.putIfAbsent(name, i);
        }
        List<String> missing =
                REQUIRED.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw HEADER_INVALID.because("The first line lacks the columns " + String.join(", ", missing) + ".");
        }
        return found;
    }

    private @Nullable Row read() throws IOException {
        CsvRecord next = record();
        return next == null ? null : new Row(next, columns);
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            lastLine = next.getStartingLineNumber();
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

    /** A line with its fields by name. */
    static final class Row {

        private final CsvRecord csv;
        private final Map<String, Integer> columns;

        private Row(CsvRecord csv, Map<String, Integer> columns) {
            this.csv = csv;
            this.columns = columns;
        }

        long line() {
            return csv.getStartingLineNumber();
        }

        /** The field without blanks around it; empty when the column is missing. */
        String get(String column) {
            Integer index = columns.get(column);
            return index == null || index >= csv.getFieldCount() ? "" : Text.trimmed(csv.getField(index));
        }

        boolean continues(Row first) {
            String handle = get("Handle");
            return !handle.isEmpty() && handle.equals(first.get("Handle"));
        }

        int sizeBytes() {
            return csv.getFields().stream().mapToInt(String::length).sum();
        }

        boolean isText() {
            return csv.getFields().stream().noneMatch(field -> field.contains(NUL) || field.contains(UNDECODABLE));
        }
    }
}
