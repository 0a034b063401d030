package io.merkato.accounts;

import java.net.IDN;
import java.util.Locale;

/**
 * What two spellings of one mail address have in common. Made here and stored, since databases differ in what they take for
 * the same letter, and a letter of another domain must not lead to somebody's account.
 */
public final class EmailKey {

    private EmailKey() {}

    /** The address in lower case, its domain as the net knows it (RFC 5890). What is no address is its own key. */
    public static String of(String email) {
        int at = email.lastIndexOf('@');
        String local = email.substring(0, Math.max(at, 0)).toLowerCase(Locale.ROOT);
        return local + "@" + domain(email.substring(at + 1));
    }

    private static String domain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain.toLowerCase(Locale.ROOT);
        }
    }
}
