package io.merkato.accounts;

import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.passwords.PasswordRules.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's account.
 *
 * @param passwordFitForStaff whether the password has the length that staff needs
 * @param roles what the person was made, in the order of {@link Role}
 * @param passwordDueAt until when the roles of staff hold although the password is too short for them; null for no limit
 */
public record Account(
        UserId id,
        String email,
        String passwordHash,
        boolean passwordFitForStaff,
        String firstName,
        String lastName,
        @Nullable String phone,
        List<Role> roles,
        @Nullable Instant passwordDueAt,
        boolean confirmed,
        boolean disabled,
        Instant createdAt) {

    /** What the person may do now: without a password that is long enough in time, staff are customers. */
    public List<Role> rolesNow() {
        return new GrantedRoles(roles, passwordDueAt).rolesNow();
    }

    /** Whether the account may still do what somebody proved with their password when they read it. */
    public boolean stillHasPasswordOf(Account verified) {
        return !disabled && passwordHash.equals(verified.passwordHash);
    }

    /** What a guesser of passwords would try first. */
    public Person person() {
        return new Person(email, firstName, lastName);
    }

    @Override
    public String toString() {
        return "Account[id=" + id + "]";
    }
}
