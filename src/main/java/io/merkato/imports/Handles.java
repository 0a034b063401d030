package io.merkato.imports;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes slugs and SKUs of handles: the same handle always gives the same, so that a repeated import finds them. */
final class Handles {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern LOST = Pattern.compile("[\\p{L}\\p{N}&&[^a-z0-9]]");
    private static final int MAX_SLUG = 200;
    private static final int MAX_SKU = 100;
    private static final int MAX_NUMBER = 5;

    private Handles() {}

    static String toSlug(String handle) {
        String slug = ascii(handle);
        return isGood(slug) && !losesLetters(handle) ? slug : cut(slug, MAX_SLUG, handle);
    }

    /** SKUs for the variants of a handle, no two alike. */
    static List<String> toSkus(String handle, List<Map<String, String>> options) {
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
    static String toSku(String handle, Collection<String> options) {
        String whole = handle + (options.isEmpty() ? "" : "-" + String.join("-", options));
        String sku = ascii(whole);
        boolean good = !sku.isEmpty() && sku.length() <= MAX_SKU - MAX_NUMBER && !losesLetters(whole);
        return (good ? sku : cut(sku, MAX_SKU - MAX_NUMBER, whole)).toUpperCase(Locale.ROOT);
    }

    private static boolean isGood(String slug) {
        return slug.length() <= MAX_SLUG
                && SLUG.matcher(slug).matches()
                && !UUID_LIKE.matcher(slug).matches();
    }

    /** Two handles that differ in what had to be left out differ in their hash. */
    private static String cut(String text, int maxLength, String whole) {
        String hash = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        int kept = Math.min(text.length(), maxLength - hash.length() - 1);
        String start = text.substring(0, kept).replaceAll("-+$", "");
        return start.isEmpty() ? "item-" + hash : start + "-" + hash;
    }

    private static String ascii(String text) {
        return folded(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }

    private static boolean losesLetters(String text) {
        return LOST.matcher(folded(text)).find();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replace("ß", "ss")
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
