package io.merkato.imports.rows;

import io.merkato.catalog.rules.Gtin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads trade item numbers; suppliers' files also hold shortened ones and other numbers, which are left out. */
public final class Gtins {

    private static final Pattern BETWEEN = Pattern.compile("[,;|\r\n]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** One number with blanks in it: an ISBN, or an EAN or UPC as it is printed below its bars. */
    private static final Pattern SPACED = Pattern.compile(
            "97[89]([\\s-][0-9]+){1,4}|[0-9]\\s[0-9]{6}\\s[0-9]{6}|[0-9]\\s[0-9]{5}\\s[0-9]{5}\\s[0-9]");

    private static final Pattern DECORATION = Pattern.compile("[\\s-]+");

    private Gtins() {}

    /**
     * The number of a cell: empty for an empty cell, null when nothing in it is one.
     *
     * @param ignored is told what is left out, and why
     */
    public static @Nullable String ofCell(String cell, BiConsumer<ImportWarning, String> ignored) {
        List<String> numbers = new ArrayList<>();
        for (String part : BETWEEN.split(withoutQuote(cell))) {
            boolean isOne = SPACED.matcher(part.strip()).matches()
                    && Gtin.isOne(DECORATION.matcher(part).replaceAll(""));
            numbers.addAll(isOne ? List.of(part) : List.of(BLANKS.split(part)));
        }
        return first(numbers, ignored);
    }

    /** The first number of these: empty when there are none, null when nothing among them is one. */
    public static @Nullable String first(List<String> given, BiConsumer<ImportWarning, String> ignored) {
        List<String> found = new ArrayList<>();
        boolean empty = true;
        for (String text : given) {
            String number = DECORATION.matcher(text).replaceAll("");
            empty &= number.isEmpty();
            boolean readable = Gtin.isOne(number);
            if (readable && found.isEmpty()) {
                found.add(number);
            } else if (readable && !found.contains(number)) {
                ignored.accept(ImportWarning.VALUE_IGNORED, "A variant has one barcode; " + number + " is left out.");
            } else if (!readable && !number.isEmpty()) {
                ignored.accept(ImportWarning.BARCODE_UNREADABLE, "The barcode " + text + " is no GTIN.");
            }
        }
        return !found.isEmpty() ? found.getFirst() : empty ? "" : null;
    }

    /** Exports put an apostrophe before digits, so that spreadsheets take them for text. */
    public static String withoutQuote(String text) {
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }
}
