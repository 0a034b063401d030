package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.FILE_OTHER_FORMAT;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a table, as a look at its beginning shows: its character set, and what separates its cells. Spreadsheets use
 * semicolons or tabs where a comma is the decimal mark.
 *
 * @param reader begins with the header
 * @param linesBefore lines of the file that stand before it
 */
public record TableText(Reader reader, char separator, int linesBefore) {

    private static final int HEAD_BYTES = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    /** What Excel writes, and reads, to tell the separator; with any other character it is a line like others. */
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=([,;\t|])\"?\\r?\\n", Pattern.CASE_INSENSITIVE);

    static TableText of(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, HEAD_BYTES);
        bytes.mark(HEAD_BYTES);
        byte[] head = bytes.readNBytes(HEAD_BYTES);
        bytes.reset();
        Charset charset = charset(head);
        String start = new String(head, charset);
        String text = !start.isEmpty() && start.charAt(0) == BYTE_ORDER_MARK ? start.substring(1) : start;
        requireTable(head, text);
        PushbackReader reader = new PushbackReader(new InputStreamReader(bytes, charset), 1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        Matcher told = SEPARATOR_LINE.matcher(text);
        if (told.lookingAt()) {
            reader.skip(told.end());
            return new TableText(reader, text.charAt(told.start(1)), 1);
        }
        return new TableText(reader, likeliest(text), 0);
    }

    /** Whose export a text is whose first line is this, if it is a table. */
    public static Optional<CsvOrigin> originOf(String line) {
        return CsvOrigin.of(new Header(split(line, likeliest(line))));
    }

    private static Charset charset(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        // What cannot be decoded becomes U+FFFD, so that only the products that hold it are refused.
        return StandardCharsets.UTF_8;
    }

    private static void requireTable(byte[] head, String text) {
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K') {
            throw FILE_OTHER_FORMAT.because(
                    "The file is an Excel workbook or another archive. Save it as CSV in UTF-8.");
        }
        String begin = text.stripLeading();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            throw FILE_OTHER_FORMAT.because(
                    "The file is JSON. With one product on each line, send it as ndjson; with one review, as reviews-ndjson.");
        }
        if (begin.startsWith("<")) {
            throw FILE_OTHER_FORMAT.because("The file is XML or HTML. Save it as CSV in UTF-8.");
        }
    }

    /** The separator that makes most columns that are known, else most columns. */
    private static char likeliest(String text) {
        String line = text.lines().filter(any -> !any.isBlank()).findFirst().orElse("");
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            List<String> names = split(line, separator);
            long known = CsvOrigin.knownNames(new Header(names)) * HEAD_BYTES + names.size();
            if (known > most) {
                best = separator;
                most = known;
            }
        }
        return best;
    }

    private static List<String> split(String line, char separator) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
