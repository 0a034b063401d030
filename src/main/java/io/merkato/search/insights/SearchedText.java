package io.merkato.search.insights;

import io.merkato.platform.text.StorableText;
import io.merkato.platform.text.Text;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has searched for, as it is counted. What looks like a person's own is no such text: mail addresses, and
 * numbers of cards, accounts and telephones.
 *
 * @param words the key under which it is counted: folded, at most 100 characters
 * @param typed how it was typed, in small letters, at most 100 characters
 */
record SearchedText(String words, String typed) {

    private static final int LONGEST = 100;
    private static final int LONGEST_TYPED = 1000;

    /** Thirteen digits or more, however they are grouped. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}(?:[\\s./()+-]{0,3}\\p{Nd}){12,}");

    /** Nothing but the digits of a telephone number, which begins with a plus or a zero or is grouped. */
    private static final Pattern TELEPHONE = Pattern.compile("(?=[+(]|0|\\p{Nd}+[\\s./()-])[\\p{Nd}\\s./()+-]+");

    private static final int LEAST_TELEPHONE = 9;
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^\\p{Nd}]");

    /** The text that is counted, or null when there is nothing to see, or what is nobody's business. */
    static @Nullable SearchedText of(String typed) {
        if (!StorableText.is(typed)) {
            return null;
        }
        // Before it is cut: what is private may stand at the end.
        String whole = Text.folded(Text.oneLine(typed, LONGEST_TYPED));
        if (whole.isEmpty() || Text.isBlank(whole) || isPrivate(whole)) {
            return null;
        }
        String shown =
                Text.oneLine(Text.composed(typed).toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", " "), LONGEST);
        return new SearchedText(Text.oneLine(whole, LONGEST), shown);
    }

    private static boolean isPrivate(String folded) {
        return folded.indexOf('@') >= 0
                || LONG_NUMBER
                        .matcher(folded)
                        .results()
                        .anyMatch(number -> !standsAlone(number, folded) || !isGtin(number.group()))
                || (TELEPHONE.matcher(folded).matches()
                        && NO_DIGIT.matcher(folded).replaceAll("").length() >= LEAST_TELEPHONE
                        && !isGtin(folded));
    }

    /** Before the numbers of accounts there are letters. */
    private static boolean standsAlone(MatchResult number, String text) {
        return number.start() == 0 || !Character.isLetterOrDigit(text.charAt(number.start() - 1));
    }

    /** Whether it is a number of goods, by its length and its check digit; nobody groups the digits of these. */
    private static boolean isGtin(String digits) {
        if (digits.length() != 8 && (digits.length() < 12 || digits.length() > 14)
                || !NUMBER.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 0 ? 3 : 1;
            sum += Character.digit(digits.charAt(i), 10) * weight;
        }
        return sum % 10 == 0;
    }
}
