package io.merkato.passwords;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as a guesser sees it, to compare with; what is hashed is always the password as it was typed. */
final class FoldedText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    /** All but letters and pictures: people decorate a word with digits and punctuation, and guessers try that. */
    private static final Pattern DECORATION = Pattern.compile("[^\\p{L}\\p{So}]+");

    private static final Pattern DECORATION_BEHIND = Pattern.compile(DECORATION + "$");
    private static final Pattern DECORATION_BEFORE = Pattern.compile("^" + DECORATION);

    private FoldedText() {}

    /** The text in lower case, without accents and special forms of letters. */
    static String of(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The folded text without spaces, digits and punctuation. */
    static String letters(String text) {
        return DECORATION.matcher(of(text)).replaceAll("");
    }

    /** The folded text, cut at spaces, digits and punctuation. */
    static String[] words(String text) {
        return DECORATION.split(of(text));
    }

    /** A folded text without spaces, digits and punctuation at its end. */
    static String withoutEnding(String folded) {
        return DECORATION_BEHIND.matcher(folded).replaceFirst("");
    }

    /** A folded text without spaces, digits and punctuation at its beginning. */
    static String withoutBeginning(String folded) {
        return DECORATION_BEFORE.matcher(folded).replaceFirst("");
    }
}
