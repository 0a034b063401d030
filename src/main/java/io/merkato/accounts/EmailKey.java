package io.merkato.accounts;

import java.util.Locale;

/**
 * What two spellings of one mail address have in common. Made here and stored, since databases differ in what they take for
 * the same letter, and a letter of another address must not lead to somebody's account.
 */
public final class EmailKey {

    private EmailKey() {}

    /** The address in lower case; nothing else about it is changed. */
    public static String of(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
