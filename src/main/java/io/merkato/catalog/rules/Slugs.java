package io.merkato.catalog.rules;

import com.ibm.icu.text.Transliterator;
import io.merkato.platform.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names for addresses: small letters, digits and single hyphens. Two texts may give the same. */
public final class Slugs {

    /** How long one can be, in characters. */
    public static final int MAX_LENGTH = 200;

    /** The form of one, as a regular expression. */
    public static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";

    /** How long one that is made can be, in characters. */
    public static final int MADE_LENGTH = 90;

    /** The slug of a text that gives none. */
    public static final String NOTHING = "item";

    private static final Pattern SLUG = Pattern.compile(FORM);
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Slugs() {}

    /** Whether the text can be a slug. One that looks like an id cannot: both stand in the same place of a path. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && SLUG.matcher(text).matches()
                && !UUID_LIKE.matcher(text).matches();
    }

    /**
     * Makes a slug of a text, its letters written with those of ASCII; {@link #NOTHING} when nothing of it can be used. What
     * is longer than {@link #MADE_LENGTH} is cut.
     */
    public static String of(String text) {
        String ascii = text.chars().allMatch(character -> character < 0x80) ? text : Ascii.of(text);
        String hyphened = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = hyphened.length() > MADE_LENGTH ? hyphened.substring(0, MADE_LENGTH) : hyphened;
        String slug = cut.replaceAll("^-+|-+$", "");
        return slug.isEmpty() || UUID_LIKE.matcher(slug).matches() ? NOTHING : slug;
    }

    /**
     * The slug with a hash of the text behind it, so that two texts of one slug are told apart.
     *
     * @param maxLength how long both may be together, in characters
     */
    public static String withHash(String slug, String text, int maxLength) {
        String hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        int kept = Math.min(slug.length(), maxLength - hash.length() - 1);
        return slug.substring(0, kept).replaceAll("-+$", "") + "-" + hash;
    }

    /** Loaded with the first slug that is made: reading ICU's rules takes a moment. */
    private static final class Ascii {

        /**
         * Greek and Russian as their readers write them in Latin, everything else as CLDR has it. Signs that only change the
         * sound of a letter are left out, since they would become hyphens.
         */
        private static final Transliterator TRANSLITERATOR = Transliterator.getInstance(
                "Greek-Latin/UNGEGN; [ьъЬЪ] Remove; Russian-Latin/BGN; Any-Latin; [\\u02b0-\\u02ff] Remove; Latin-ASCII");

        private static String of(String text) {
            // Latin-ASCII knows no other way to write the letter of Azerbaijani.
            return TRANSLITERATOR.transliterate(
                    Text.composed(text).replace('ə', 'e').replace('Ə', 'E'));
        }
    }
}
