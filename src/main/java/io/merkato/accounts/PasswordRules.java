package io.merkato.accounts;

import io.merkato.platform.problem.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a password must be. Lengths are counted in code points. */
final class PasswordRules {

    static final int SHORTEST_FOR_CUSTOMERS = 8;
    static final int SHORTEST_FOR_STAFF = 15;
    static final int LONGEST = 128;

    private PasswordRules() {}

    /** What is wrong with the password, as errors at the pointer; empty when it may be used. */
    static List<FieldError> errors(String pointer, Password password, int shortest, Person person) {
        int length = password.typed().codePointCount(0, password.typed().length());
        if (length < shortest) {
            return List.of(new FieldError(
                    pointer, "PASSWORD_TOO_SHORT", "needs at least " + shortest + " characters; a sentence is fine"));
        }
        if (length > LONGEST) {
            return List.of(new FieldError(pointer, "PASSWORD_TOO_LONG", "has at most " + LONGEST + " characters"));
        }
        if (isAboutPerson(password.typed(), person)) {
            return List.of(new FieldError(
                    pointer, "PASSWORD_TOO_OBVIOUS", "must be something else than the address or the name"));
        }
        if (isSequence(password.typed())) {
            return List.of(new FieldError(
                    pointer,
                    "PASSWORD_TOO_OBVIOUS",
                    "must be more than one character repeated, or characters in their order"));
        }
        return List.of();
    }

    private static boolean isAboutPerson(String password, Person person) {
        String lower = password.toLowerCase(Locale.ROOT);
        String email = person.email().toLowerCase(Locale.ROOT);
        String first = person.firstName().toLowerCase(Locale.ROOT);
        String last = person.lastName().toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        String localPart = at < 0 ? email : email.substring(0, at);
        return Stream.of(email, localPart, first, last, first + last, first + " " + last, last + first)
                .anyMatch(lower::equals);
    }

    /** Whether each character follows the one before by the same step of 0, 1 or -1; after 9 comes 0. */
    private static boolean isSequence(String password) {
        int[] characters = password.codePoints().toArray();
        int step = step(characters[0], characters[1]);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 2; i < characters.length; i++) {
            if (step(characters[i - 1], characters[i]) != step) {
                return false;
            }
        }
        return true;
    }

    private static int step(int before, int after) {
        if (before == '9' && after == '0') {
            return 1;
        }
        return before == '0' && after == '9' ? -1 : after - before;
    }

    /** What a guesser knows of a person. */
    record Person(String email, String firstName, String lastName) {}
}
