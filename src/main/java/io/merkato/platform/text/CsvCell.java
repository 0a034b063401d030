package io.merkato.platform.text;

import java.util.regex.Pattern;

/** A text in a table for spreadsheets (RFC 4180). */
public final class CsvCell {

    private static final Pattern CALCULATED = Pattern.compile("'*[=+\\-@\t\r]");

    private CsvCell() {}

    /**
     * The text in quotes; an apostrophe before it keeps spreadsheets from calculating what it says. What looks as if it had
     * got one already gets one more, so that whoever takes one away has the text again.
     */
    public static String of(String text) {
        return '"' + (CALCULATED.matcher(text).lookingAt() ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
