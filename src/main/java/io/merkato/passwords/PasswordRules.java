package io.merkato.passwords;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.security.Role;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a password must be. Lengths are counted in code points. */
@Component
public final class PasswordRules {

    public static final int SHORTEST_FOR_CUSTOMERS = 8;
    public static final int SHORTEST_FOR_STAFF = 15;
    public static final int LONGEST = 128;

    /** What is wrong with the password, as errors at the pointer; empty when it may be used. */
    public List<FieldError> errors(String pointer, Password password, int shortest, Person person) {
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

    /** The least length for somebody with these roles. */
    public static int shortestFor(Collection<Role> roles) {
        return roles.contains(Role.STAFF) || roles.contains(Role.ADMIN) ? SHORTEST_FOR_STAFF : SHORTEST_FOR_CUSTOMERS;
    }

    public static boolean isLongEnoughForStaff(Password password) {
        return password.typed().codePointCount(0, password.typed().length()) >= SHORTEST_FOR_STAFF;
    }

    /** Refuses a password that may not be used with VALIDATION_FAILED. */
    public void require(String pointer, Password password, int shortest, Person person) {
        List<FieldError> errors = errors(pointer, password, shortest, person);
        if (!errors.isEmpty()) {
            throw PlatformProblem.VALIDATION_FAILED
                    .because("Choose another password: it " + errors.getFirst().detail() + ".")
                    .at(errors);
        }
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
    public record Person(String email, String firstName, String lastName) {}
}
