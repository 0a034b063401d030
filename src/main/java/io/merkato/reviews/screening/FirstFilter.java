package io.merkato.reviews.screening;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a text before people do. What it finds is no proof of anything: somebody should look at it. */
public final class FirstFilter {

    private static final Pattern LINK = Pattern.compile(
            "\\b(?:https?|ftp)://"
                    + "|\\bwww\\.\\w"
                    + "|\\w@[\\w-]{1,63}\\.\\w{2}"
                    + "|\\w\\.(?:com|net|org|info|biz|shop|store|online|site|xyz|top|club|io|ru|cn|de|uk|fr|it|es|nl|eu|au|app|to|me|ly|link|рф)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SAME_CHARACTER = Pattern.compile("(\\S)\\1{7}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Cn}\\p{M}\\p{Cc}\u115f\u1160\u3164\uffa0&&[^\\n]]+");

    private static final int FEWEST_LETTERS = 20;
    private static final int MOST_CAPITALS_PERCENT = 70;
    private static final int MOST_SAME_WORDS = 5;
    private static final int FEWEST_WORDS = 20;
    private static final int FEWEST_DIFFERENT_PERCENT = 25;

    private final List<String> blocked;

    /** One that looks for these words, whole and however they are written. */
    public FirstFilter(List<String> blockedWords) {
        this.blocked = blockedWords.stream()
                .map(word -> " " + String.join(" ", words(folded(word))) + " ")
                .filter(phrase -> !phrase.isBlank())
                .toList();
    }

    /** What is found in what somebody says, and calls themselves. */
    public Set<Concern> find(@Nullable String title, String body, @Nullable String name) {
        String text = String.join("\n", name == null ? "" : name, title == null ? "" : title, body);
        String folded = folded(text);
        List<String> words = words(folded);
        Set<Concern> found = EnumSet.noneOf(Concern.class);
        if (LINK.matcher(folded).find()) {
            found.add(Concern.LINK);
        }
        if (shouts(title == null ? body : title + body)) {
            found.add(Concern.SHOUTING);
        }
        if (SAME_CHARACTER.matcher(folded).find() || repeats(words)) {
            found.add(Concern.REPETITION);
        }
        String spaced = " " + String.join(" ", words) + " ";
        if (blocked.stream().anyMatch(spaced::contains)) {
            found.add(Concern.BLOCKED_WORD);
        }
        return found;
    }

    private static boolean shouts(String text) {
        long letters = text.codePoints().filter(FirstFilter::hasCase).count();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        return letters >= FEWEST_LETTERS && capitals * 100 > letters * MOST_CAPITALS_PERCENT;
    }

    private static boolean hasCase(int character) {
        return Character.isUpperCase(character) || Character.isLowerCase(character);
    }

    private static boolean repeats(List<String> words) {
        int inRow = 1;
        for (int i = 1; i < words.size(); i++) {
            inRow = words.get(i).equals(words.get(i - 1)) ? inRow + 1 : 1;
            if (inRow >= MOST_SAME_WORDS) {
                return true;
            }
        }
        long different = words.stream().distinct().count();
        return words.size() >= FEWEST_WORDS && different * 100 < (long) words.size() * FEWEST_DIFFERENT_PERCENT;
    }

    private static List<String> words(String folded) {
        return Arrays.stream(BETWEEN_WORDS.split(folded))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
    }

    /** Without case, accents, and what is only there to hide a word: full-width letters and characters that nobody sees. */
    private static String folded(String text) {
        return UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u3002', '.');
    }
}
