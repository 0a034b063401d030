package io.merkato.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The shop's rules for texts. They are applied where texts come in, so that everything behind the edge compares them
 * character by character. V22 says the same in SQL.
 */
public final class Text {

    /** What is written in any language needs fewer (UAX 15, 13); to sort more of them takes the square of their number. */
    private static final int MOST_MARKS = 30;

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+");

    /** Those of Latin, Greek and Cyrillic letters. In other scripts marks are letters. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

    private static final int ZERO_WIDTH_SPACE = 0x200b;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int NULL_NOTEHEAD = 0x1d159;

    private Text() {}

    /**
     * The text in its composed form (NFC): é is one character, however it was typed. A text with more than 30 marks on one
     * letter stays as it is.
     */
    public static String composed(String text) {
        return hasEndlessMarks(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The composed text without the blanks around it, those without width among them. */
    public static String trimmed(String text) {
        String composed = composed(text);
        int start = 0;
        int end = composed.length();
        while (start < end && isSpace(composed.codePointAt(start))) {
            start += Character.charCount(composed.codePointAt(start));
        }
        while (start < end && isSpace(composed.codePointBefore(end))) {
            end -= Character.charCount(composed.codePointBefore(end));
        }
        return composed.substring(start, end);
    }

    /**
     * The text in one line: control characters and line breaks become a space, so that what somebody sends begins no line
     * of its own in a log or in the header of a mail.
     */
    public static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** The text in one line, cut after so many characters, but never within one. */
    public static String oneLine(String text, int longest) {
        String line = oneLine(text);
        if (line.length() <= longest) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /**
     * The text as searches compare it: its words with one blank between them, without case, accents, and forms that only look
     * different. It is a key, and not to be shown.
     */
    public static String folded(String text) {
        String plain = hasEndlessMarks(text)
                ? text.toLowerCase(Locale.ROOT)
                : Normalizer2.getNFDInstance()
                        .normalize(Normalizer2.getNFKCCasefoldInstance().normalize(text));
        return composed(
                BLANKS.matcher(trimmed(ACCENTS.matcher(plain).replaceAll(""))).replaceAll(" "));
    }

    /** Whether there is nothing to see: no letter, digit, punctuation or symbol. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(Text::isVisible);
    }

    private static boolean hasEndlessMarks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            marks = isMark(text.codePointAt(i)) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Joiners, variation selectors and marks are no space, though invisible: at the end of an emoji they belong to it. */
    private static boolean isSpace(int character) {
        return switch (character) {
            case ZERO_WIDTH_SPACE, WORD_JOINER, BYTE_ORDER_MARK, BRAILLE_BLANK -> true;
            default ->
                Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || isFiller(character);
        };
    }

    private static boolean isFiller(int character) {
        return Character.isLetter(character) && isIgnorable(character);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> character != BRAILLE_BLANK && character != NULL_NOTEHEAD && !isIgnorable(character);
        };
    }

    private static boolean isIgnorable(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
