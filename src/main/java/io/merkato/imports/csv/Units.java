package io.merkato.imports.csv;

import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.Invalid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers of units as tables have them. */
public final class Units {

    /** Three zeros behind a point or comma may be thousands, so they are not taken for decimals. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}([.,](0{1,2}|0{4}))?");

    private Units() {}

    /** The units, null for an empty text; what was sold beyond the stock is none, and warned of. */
    public static @Nullable Integer read(String text, String pointer, ProductLines lines, CsvRow row) {
        if (text.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw Invalid.at(pointer, "WRONG_TYPE", "must be a whole number within range");
        }
        int units = Integer.parseInt(text.replaceFirst("[.,].*", ""));
        if (units < 0) {
            lines.warn(ImportWarning.VALUE_IGNORED.at(row.line(), "A stock of " + units + " is taken as 0."));
        }
        return Math.max(0, units);
    }
}
