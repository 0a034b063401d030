package io.merkato.accounts;

import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's account as it is stored. */
record Account(
        UserId id,
        String email,
        String passwordHash,
        String firstName,
        String lastName,
        @Nullable String phone,
        List<Role> roles,
        boolean confirmed,
        boolean disabled,
        Instant createdAt) {

    @Override
    public String toString() {
        return "Account[id=" + id + "]";
    }
}
