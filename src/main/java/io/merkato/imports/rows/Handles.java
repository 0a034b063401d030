package io.merkato.imports.rows;

import io.merkato.catalog.rules.Slugs;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes slugs and SKUs of handles. The same handle always gives the same; the catalogue parts those that give one slug. */
public final class Handles {

    private Handles() {}

    /** The handle itself, where it can be a slug. */
    public static String toSlug(String handle) {
        return Slugs.isValid(handle) ? handle : Slugs.of(handle);
    }

    /** SKUs for the variants of a handle, no two alike. */
    public static List<String> toSkus(String handle, List<Map<String, String>> options) {
        Set<String> skus = new LinkedHashSet<>();
        for (Map<String, String> values : options) {
            String made = toSku(handle, values.values());
            String sku = made;
            for (int number = 2; !skus.add(sku); number++) {
                sku = made + "-" + number;
            }
        }
        return List.copyOf(skus);
    }

    /** A SKU of a handle and a variant's option values, short enough for a number to follow. */
    private static String toSku(String handle, Collection<String> options) {
        String whole = handle + (options.isEmpty() ? "" : "-" + String.join("-", options));
        String slug = Slugs.of(whole);
        // A cut that falls on a hyphen takes it along. Two texts that differ in what is cut off differ in their hash.
        boolean isWhole = slug.length() < Slugs.MADE_LENGTH - 1 && !slug.equals(Slugs.NOTHING);
        return (isWhole ? slug : Slugs.withHash(slug, whole, Slugs.MADE_LENGTH)).toUpperCase(Locale.ROOT);
    }
}
