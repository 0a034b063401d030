package io.merkato.accounts;

import static io.merkato.accounts.Accounts.requireThere;

import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.web.Precondition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people see and change of themselves. */
@Component
class Profiles {

    private final AccountStore accounts;

    Profiles(AccountStore accounts) {
        this.accounts = accounts;
    }

    Profile get(UserId id) {
        return profile(accounts.find(id));
    }

    /** Changes what is given and leaves the rest; an empty phone removes it. Changed meanwhile: PRECONDITION_FAILED. */
    @Transactional
    public Profile change(
            UserId id,
            Precondition precondition,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String phone) {
        Profile current = profile(accounts.lock(id));
        precondition.require(() -> current);
        accounts.updateProfile(
                id,
                firstName == null ? current.firstName() : firstName,
                lastName == null ? current.lastName() : lastName,
                phone == null ? current.phone() : emptyToNull(phone));
        return profile(accounts.find(id));
    }

    private static @Nullable String emptyToNull(@Nullable String phone) {
        return phone == null || phone.isEmpty() ? null : phone;
    }

    static Profile profile(@Nullable Account stored) {
        Account account = requireThere(stored);
        return new Profile(
                account.id(),
                account.email(),
                account.firstName(),
                account.lastName(),
                account.phone(),
                account.roles(),
                account.createdAt());
    }

    /** A person as they see themselves. */
    record Profile(
            UserId id,
            String email,
            String firstName,
            String lastName,
            @Nullable String phone,
            List<Role> roles,
            Instant createdAt) {}
}
