package io.merkato.accounts;

import static io.merkato.accounts.AccountProblem.LAST_ADMIN;

import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The account itself. */
@Component
class AccountData implements PersonalData {

    private final AccountStore accounts;
    private final Profiles profiles;
    private final Invalidations invalidations;

    AccountData(AccountStore accounts, Profiles profiles, Invalidations invalidations) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.invalidations = invalidations;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(profiles.get(person.id()));
    }

    @Override
    public void erase(Person person) {
        int admins = accounts.lockAdmins();
        accounts.delete(person.id());
        invalidations.invalidate(Accounts.TOPIC, person.id().toString());
        if (admins > 0 && accounts.lockAdmins() == 0) {
            throw LAST_ADMIN.because("Make somebody else an admin first.");
        }
    }
}
