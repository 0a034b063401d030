package io.merkato.imports.reviews;

import io.merkato.imports.rows.Invalid;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.text.Text;
import io.merkato.reviews.Review;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts in the form in which reviews keep them: plain, composed, and without control characters. Markup is a text as any. */
final class ReviewTexts {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n]]");

    private ReviewTexts() {}

    static boolean isBlank(@Nullable String text) {
        return text == null || Text.isBlank(text);
    }

    /** In one line, without blanks around it. */
    static String line(@Nullable String text) {
        return text == null ? "" : Text.trimmed(Text.oneLine(text));
    }

    /** Null for none. Refuses one that is too long. */
    static @Nullable String title(String pointer, @Nullable String text) {
        String title = line(text);
        requireShort(pointer, title, Review.LONGEST_TITLE);
        return Text.isBlank(title) ? null : title;
    }

    /** Empty for none. Refuses one that is too long. */
    static String paragraphs(String pointer, @Nullable String text) {
        if (isBlank(text)) {
            return "";
        }
        String lines = LINE_BREAK.matcher(String.valueOf(text)).replaceAll("\n").replace('\t', ' ');
        String clean = Text.trimmed(CONTROL.matcher(lines).replaceAll(""));
        requireShort(pointer, clean, Review.LONGEST_BODY);
        return clean;
    }

    /** Whom it is by, cut where it is too long; null when nobody is named. */
    static @Nullable String name(@Nullable String text) {
        String name = Text.trimmed(Text.oneLine(line(text), Review.LONGEST_NAME));
        return Text.isBlank(name) ? null : name;
    }

    /** The address, null when it is none. */
    static @Nullable String email(@Nullable String text) {
        String address = line(text);
        return EmailAddress.Form.isSound(address) ? address : null;
    }

    private static void requireShort(String pointer, String text, int longest) {
        if (text.length() > longest) {
            throw Invalid.at(pointer, "TOO_LONG", "has at most " + longest + " characters");
        }
    }
}
