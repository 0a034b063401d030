package io.merkato.storefront;

import io.merkato.platform.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the filters {@code attr.NAME} look at: attributes and options as {@code name=value}, without regard to case. */
final class Terms {

    /** Longer values are texts to read, not values to choose from. */
    private static final int MAX_VALUE_LENGTH = 100;

    private Terms() {}

    static String of(String name, String value) {
        return (Text.trimmed(name) + "=" + Text.trimmed(value)).toLowerCase(Locale.ROOT);
    }

    static List<String> of(Map<String, Object> attributes, List<Map<String, String>> options) {
        Set<String> terms = new TreeSet<>();
        attributes.forEach((name, value) -> add(terms, name, String.valueOf(value)));
        options.forEach(values -> values.forEach((name, value) -> add(terms, name, value)));
        return List.copyOf(terms);
    }

    private static void add(Set<String> terms, String name, String value) {
        if (value.length() <= MAX_VALUE_LENGTH) {
            terms.add(of(name, value));
        }
    }
}
