package io.merkato.imports.woocommerce;

import java.util.ArrayList;
import java.util.List;

/** How WooCommerce writes values into cells. */
final class WooValues {

    private WooValues() {}

    /** Values with commas between them; a comma of a value has a backslash before it. */
    static List<String> list(String cell) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length() && cell.charAt(i + 1) == ',') {
                value.append(',');
                i++;
            } else if (c == ',') {
                add(values, value);
            } else {
                value.append(c);
            }
        }
        add(values, value);
        return List.copyOf(values);
    }

    /** A text as it was before an apostrophe kept spreadsheets from taking it for a formula. */
    static String text(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** HTML in whose cell the ends of lines are written as a backslash and an n. */
    static String html(String cell) {
        return text(cell).replace("\\\\n", "\0").replace("\\n", "\n").replace("\0", "\\n");
    }

    private static void add(List<String> values, StringBuilder value) {
        String text = text(value.toString().strip());
        if (!text.isEmpty()) {
            values.add(text);
        }
        value.setLength(0);
    }
}
