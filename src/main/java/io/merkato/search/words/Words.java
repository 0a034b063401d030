package io.merkato.search.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Where words begin and end. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int LONGEST_FOLDING = 4;

    /** Longer ones are no words but keys and addresses; they are cut, and found by this beginning. */
    private static final int LONGEST = 64;

    private Words() {}

    /** The words of a text in their order, folded. */
    public static List<Word> of(String text) {
        return new Splitter(folded(text)).words();
    }

    /** A text in small letters without accents, and with letters that ASCII lacks written with those that it has. */
    public static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        char[] given = bare.toCharArray();
        char[] folded = new char[given.length * LONGEST_FOLDING];
        int length = ASCIIFoldingFilter.foldToASCII(given, 0, folded, 0, given.length);
        return new String(folded, 0, length);
    }

    /** The letters and digits of a text and nothing else, as codes are compared: "CN-045 b" is "cn045b". */
    public static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder();
        folded(text).codePoints().filter(Character::isLetterOrDigit).forEach(squeezed::appendCodePoint);
        return squeezed.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static final class Splitter {

        private final String text;
        private final List<Word> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();

        Splitter(String text) {
            this.text = text;
        }

        List<Word> words() {
            for (int i = 0; i < text.length(); ) {
                int letter = text.codePointAt(i);
                int next = i + Character.charCount(letter);
                if (Character.isIdeographic(letter)) {
                    end(false);
                    word.appendCodePoint(letter);
                    end(false);
                } else if (Character.isLetterOrDigit(letter)) {
                    word.appendCodePoint(letter);
                } else if (isPoint(letter, i)) {
                    word.append('.');
                } else if (!isApostrophe(letter, i)) {
                    end(isHyphen(letter, i));
                } else if (isPossessive(i)) {
                    end(false);
                    next++;
                }
                i = next;
            }
            end(false);
            return words;
        }

        private void end(boolean joined) {
            if (!word.isEmpty()) {
                words.add(new Word(word.substring(0, Math.min(word.length(), LONGEST)), joined));
                word.setLength(0);
            }
        }

        /** A comma is one too: half of the world writes 15,6. */
        private boolean isPoint(int letter, int at) {
            return (letter == '.' || letter == ',') && isBetween(at, Character::isDigit);
        }

        private boolean isApostrophe(int letter, int at) {
            return (letter == '\'' || letter == '’') && isBetween(at, Character::isLetter);
        }

        private boolean isHyphen(int letter, int at) {
            return letter == '-' && isBetween(at, Character::isLetter);
        }

        private boolean isPossessive(int at) {
            return text.charAt(at + 1) == 's' && (at + 2 == text.length() || !Character.isLetter(text.charAt(at + 2)));
        }

        private boolean isBetween(int at, java.util.function.IntPredicate kind) {
            return at > 0 && at + 1 < text.length() && kind.test(text.charAt(at - 1)) && kind.test(text.charAt(at + 1));
        }
    }
}
