package io.merkato.platform.text;

/** Text that PostgreSQL can keep and UTF-8 can carry. */
public final class StorableText {

    private StorableText() {}

    /** Whether a text holds neither NUL nor half of a surrogate pair. */
    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
