package io.merkato.search.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The noun phrases of an English title, roughly: what stands between numbers, colours, punctuation and prepositions. Words
 * are in the singular.
 */
final class Phrases {

    private static final Pattern TOKEN = Pattern.compile(
            "\\p{L}[\\p{L}\\p{M}'’-]*\\p{L}|\\p{L}" + "|[\\d\\p{L}.,x×\"/-]*\\d[\\d\\p{L}.,x×\"/-]*|[-–—,;:()|/+&!*]");

    private static final Set<String> PREPOSITIONS = Set.of(
            "for",
            "with",
            "w",
            "in",
            "to",
            "from",
            "of",
            "by",
            "on",
            "per",
            "incl",
            "including",
            "without",
            "and",
            "at",
            "up",
            "f",
            "the",
            "a",
            "plus");

    /** What comes after these is not the thing itself but what it goes with. */
    private static final Set<String> GOES_WITH = Set.of("for", "f", "with", "w", "incl", "including", "of");

    private static final String SEPARATORS = "-–—,;:|";

    private final Set<String> colours;
    private final List<Phrase> phrases = new ArrayList<>();
    private List<String> current = new ArrayList<>();
    private boolean goesWith;

    private Phrases(Set<String> colours) {
        this.colours = colours;
    }

    /** The phrases of a text, in which the brand is a border and no word. */
    static List<Phrase> of(String text, String brand, Set<String> colours) {
        Phrases phrases = new Phrases(colours);
        phrases.read(withoutBrand(text, brand));
        return phrases.phrases;
    }

    static boolean isPreposition(String word) {
        return PREPOSITIONS.contains(word);
    }

    private static String withoutBrand(String text, String brand) {
        int last = brand.isEmpty() ? -1 : text.length() - brand.length();
        for (int at = 0; at <= last; at++) {
            if (text.regionMatches(true, at, brand, 0, brand.length())) {
                return text.substring(0, at) + " | " + text.substring(at + brand.length());
            }
        }
        return text;
    }

    private void read(String text) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            boolean glued = token.start() == end
                    && token.end() < text.length()
                    && !Character.isWhitespace(text.charAt(token.end()));
            take(token.group(), glued);
            end = token.end();
        }
        close();
    }

    private void take(String token, boolean glued) {
        String word = singular(token);
        if (token.equals("/") && glued) {
            return; // "keyboard/mouse set" is one phrase
        }
        if (!Character.isLetter(token.charAt(0)) || hasDigit(token) || colours.contains(word)) {
            close();
            if (SEPARATORS.indexOf(token.charAt(0)) >= 0 && !glued) {
                goesWith = false;
            }
        } else if (isPreposition(word)) {
            close();
            goesWith = GOES_WITH.contains(word) || (goesWith && word.equals("and"));
        } else {
            current.add(word);
        }
    }

    private void close() {
        if (!current.isEmpty()) {
            phrases.add(new Phrase(current, goesWith));
            current = new ArrayList<>();
        }
    }

    static boolean hasDigit(String token) {
        return token.chars().anyMatch(Character::isDigit);
    }

    /** A word in small letters and, as far as its ending tells, in the singular. */
    static String singular(String given) {
        String word = given.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (word.endsWith("'s")) {
            word = word.substring(0, word.length() - 2);
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && word.matches(".*(ss|x|ch|sh)es")) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.matches(".*(ss|us|is)")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** @param goesWith whether it is what the product goes with, as what stands after "for" */
    record Phrase(List<String> words, boolean goesWith) {}
}
