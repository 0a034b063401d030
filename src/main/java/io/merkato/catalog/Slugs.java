package io.merkato.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for addresses: small letters, digits and single hyphens. */
final class Slugs {

    static final int MAX_LENGTH = 200;
    private static final int MADE_LENGTH = 90;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Slugs() {}

    /** Whether the text can be a slug. One that looks like an id cannot: both stand in the same place of a path. */
    static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && SLUG.matcher(text).matches()
                && !UUID_LIKE.matcher(text).matches();
    }

    /** Makes a slug of a text; {@code item} when nothing of it can be used. */
    static String of(String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replace("ß", "ss")
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = ascii.length() > MADE_LENGTH ? ascii.substring(0, MADE_LENGTH) : ascii;
        String slug = cut.replaceAll("^-+|-+$", "");
        return slug.isEmpty() || UUID_LIKE.matcher(slug).matches() ? "item" : slug;
    }
}
