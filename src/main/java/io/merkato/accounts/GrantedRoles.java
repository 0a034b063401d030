package io.merkato.accounts;

import io.merkato.kernel.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do, and for how long.
 *
 * @param passwordDueAt until when the roles of staff hold although the password is too short for them; null for no limit
 */
record GrantedRoles(List<Role> roles, @Nullable Instant passwordDueAt) {

    List<Role> rolesNow() {
        return passwordDueAt == null || Instant.now().isBefore(passwordDueAt) ? roles : List.of(Role.CUSTOMER);
    }
}
