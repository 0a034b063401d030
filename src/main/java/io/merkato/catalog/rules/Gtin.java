package io.merkato.catalog.rules;

import java.util.regex.Pattern;

/** Global trade item numbers: GTIN-8, UPC, EAN and GTIN-14. */
public final class Gtin {

    private static final Pattern FORM = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    private Gtin() {}

    /** Whether the text can be one; its check digit is not looked at. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
