package io.merkato.orders.lookup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The number of an order as people type it from a mail. */
public final class TypedNumber {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");
    private static final Pattern PREFIX = Pattern.compile("^M-?(?=.{8}$)");

    private TypedNumber() {}

    /**
     * What it may be stored as: in any case of letters, with blanks within, without the hyphen or all before it, and with
     * letters that its digits do not have for those that look like them. Other forms are taken as they are.
     */
    public static Set<String> spellings(String typed) {
        String asItIs = BLANKS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        String digits = PREFIX.matcher(asItIs)
                .replaceFirst("")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Stream.of(asItIs, "M-" + digits).collect(Collectors.toUnmodifiableSet());
    }
}
