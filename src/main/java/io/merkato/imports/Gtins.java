package io.merkato.imports;

import java.util.regex.Pattern;

/** What can be a trade item number; suppliers' files also hold shortened ones, which are left out. */
final class Gtins {

    private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    private Gtins() {}

    static boolean isValid(String text) {
        return GTIN.matcher(text).matches();
    }
}
