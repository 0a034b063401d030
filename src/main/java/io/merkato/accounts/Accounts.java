package io.merkato.accounts;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.platform.id.UserId;
import org.springframework.stereotype.Component;

/** Accounts: what other modules may ask of them. */
@Component
public class Accounts {

    private final AccountStore store;

    Accounts(AccountStore store) {
        this.store = store;
    }

    /** The address a person signs in with and gets mail at, or NOT_FOUND. */
    public String email(UserId id) {
        Account account = store.find(id);
        if (account == null) {
            throw NOT_FOUND.because("There is no such account.");
        }
        return account.email();
    }
}
