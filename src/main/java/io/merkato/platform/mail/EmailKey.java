package io.merkato.platform.mail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What two spellings of one mail address have in common. Made here and stored, since databases differ in what they take for
 * the same letter, and a letter of another address must not lead to somebody's account.
 */
public final class EmailKey {

    private EmailKey() {}

    /** The address in lower case, without blanks around it, its domain in ASCII; nothing else about it is changed. */
    public static String of(String email) {
        return keys(email).getFirst();
    }

    /**
     * All keys that the address may have been stored under, the spelling that was given first: keys of earlier versions
     * keep the domain as it was typed, and of two accounts that are one by today's rules each is found as it was.
     */
    public static List<String> all(String email) {
        return Stream.concat(Stream.of(typed(email)), keys(email).stream())
                .distinct()
                .toList();
    }

    private static List<String> keys(String email) {
        String typed = typed(email);
        int at = typed.lastIndexOf('@');
        if (at < 0) {
            return List.of(typed);
        }
        String local = typed.substring(0, at + 1);
        String domain = typed.substring(at + 1);
        List<String> keys = Stream.of(DomainName.ascii(domain), DomainName.unicode(domain))
                .filter(Objects::nonNull)
                .map(form -> local + form)
                .toList();
        return keys.isEmpty() ? List.of(typed) : keys;
    }

    private static String typed(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
