package io.merkato.storefront;

import io.merkato.platform.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the filters {@code attr.NAME} look at: attributes and options as {@code name=value}. */
final class Terms {

    /** Longer values are texts to read, not values to choose from. */
    private static final int MAX_VALUE_LENGTH = 100;

    private Terms() {}

    private static String of(String name, String value) {
        return name(name) + "=" + Text.trimmed(value);
    }

    /** An attribute as it is written in a term: the first equals sign ends it. */
    static String name(String attribute) {
        return Text.trimmed(attribute).replace('=', ':');
    }

    static List<String> of(Map<String, Object> attributes, List<Map<String, String>> options) {
        Set<String> terms = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
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
