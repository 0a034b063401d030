package io.merkato.catalog.rules;

import io.merkato.platform.text.Text;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Options as they compare: without regard to case, blanks around them, or how their letters are composed. */
public final class Options {

    private Options() {}

    /** A name or value as it compares. */
    public static String key(String text) {
        return Text.trimmed(text).toLowerCase(Locale.ROOT);
    }

    /** The options by what they compare as. */
    public static Map<String, String> key(Map<String, String> options) {
        Map<String, String> keys = new TreeMap<>();
        options.forEach((name, value) -> keys.put(key(name), key(value)));
        return keys;
    }
}
