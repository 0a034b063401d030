package io.merkato.passwords;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.kernel.Role;
import io.merkato.kernel.ShopProfile;
import io.merkato.platform.problem.FieldError;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a password must be. Lengths are counted in code points of the composed form; any character is good and none is demanded. */
@Component
public final class PasswordRules {

    public static final int SHORTEST_FOR_CUSTOMERS = 8;
    public static final int SHORTEST_FOR_STAFF = 15;
    public static final int LONGEST = 128;

    /** The longest block whose repetition is refused: with more, what is repeated might be a password by itself. */
    private static final int LONGEST_BLOCK = SHORTEST_FOR_CUSTOMERS - 1;

    private final CommonPasswords common;
    private final ShopProfile shop;

    PasswordRules(CommonPasswords common, ShopProfile shop) {
        this.common = common;
        this.shop = shop;
    }

    /** The rules for a shop that has not been made yet. */
    public static PasswordRules of(ShopProfile shop) {
        return new PasswordRules(new CommonPasswords(), shop);
    }

    /** How many characters a password needs of somebody with these roles. */
    public static int shortestFor(Collection<Role> roles) {
        return roles.contains(Role.STAFF) || roles.contains(Role.ADMIN) ? SHORTEST_FOR_STAFF : SHORTEST_FOR_CUSTOMERS;
    }

    /** Whether the password is long enough for staff and admins. */
    public static boolean isLongEnoughForStaff(Password password) {
        return length(password) >= SHORTEST_FOR_STAFF;
    }

    /** Refuses with VALIDATION_FAILED at the pointer what {@link #errors} finds wrong. */
    public void require(String pointer, Password password, int shortest, Person person) {
        List<FieldError> errors = errors(pointer, password, shortest, person);
        if (!errors.isEmpty()) {
            throw VALIDATION_FAILED
                    .because("Choose another password: it " + errors.getFirst().detail() + ".")
                    .at(errors);
        }
    }

    /** What is wrong with the password, as errors at the pointer; empty when it may be used. */
    public List<FieldError> errors(String pointer, Password password, int shortest, Person person) {
        int length = length(password);
        if (length < shortest) {
            return List.of(new FieldError(
                    pointer, "PASSWORD_TOO_SHORT", "needs at least " + shortest + " characters; a sentence is fine"));
        }
        if (length > LONGEST) {
            return List.of(new FieldError(pointer, "PASSWORD_TOO_LONG", "has at most " + LONGEST + " characters"));
        }
        if (new KnownWords(shop.name(), person).make(password.composed())) {
            return List.of(new FieldError(
                    pointer,
                    "PASSWORD_TOO_OBVIOUS",
                    "must be more than your name, your address or the name of the shop; add words of your own"));
        }
        if (isPattern(password.composed())) {
            return List.of(new FieldError(
                    pointer,
                    "PASSWORD_TOO_OBVIOUS",
                    "must be more than a few characters repeated, or characters in their order"));
        }
        if (common.contains(password.composed())) {
            return List.of(new FieldError(
                    pointer,
                    "PASSWORD_COMMON",
                    "must be none of those that many people use and thieves try first; add words of your own"));
        }
        return List.of();
    }

    private static int length(Password password) {
        String composed = password.composed();
        return composed.codePointCount(0, composed.length());
    }

    private static boolean isPattern(String password) {
        int[] characters = FoldedText.of(password).codePoints().toArray();
        return isSequence(characters) || isRepetition(characters);
    }

    /** Whether each character follows the one before by the same step of 1 or -1; after 9 comes 0. */
    private static boolean isSequence(int[] characters) {
        if (characters.length < 2) {
            return true;
        }
        int step = step(characters[0], characters[1]);
        if (Math.abs(step) != 1) {
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

    /** Whether it is one block, at least twice; the last time it may be cut off. */
    private static boolean isRepetition(int[] characters) {
        int longest = Math.min(LONGEST_BLOCK, characters.length / 2);
        for (int block = 1; block <= longest; block++) {
            if (isRepetition(characters, block)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRepetition(int[] characters, int block) {
        for (int i = block; i < characters.length; i++) {
            if (characters[i] != characters[i - block]) {
                return false;
            }
        }
        return true;
    }

    /** What a guesser knows of a person. */
    public record Person(String email, String firstName, String lastName) {}
}
