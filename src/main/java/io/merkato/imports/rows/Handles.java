package io.merkato.imports.rows;

import io.merkato.catalog.Slugs;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
        // A cut that falls on a hyphen takes it along.
        boolean isWhole = slug.length() < Slugs.MADE_LENGTH - 1 && !slug.equals(Slugs.NOTHING);
        return (isWhole ? slug : cut(slug, whole)).toUpperCase(Locale.ROOT);
    }

    /** Two texts that differ in what had to be left out differ in their hash. */
    private static String cut(String slug, String whole) {
        String hash = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        int kept = Math.min(slug.length(), Slugs.MADE_LENGTH - hash.length() - 1);
        return slug.substring(0, kept).replaceAll("-+$", "") + "-" + hash;
    }
}
