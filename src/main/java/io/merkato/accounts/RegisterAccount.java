package io.merkato.accounts;

import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.passwords.PasswordRules.Person;
import io.merkato.platform.events.Outbox;
import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers an account, or tells the owner of a known address by mail. From outside the two look alike, and take the
 * same time but for a statement or two.
 */
@Component
class RegisterAccount {

    private final AccountStore accounts;
    private final RequestConfirmation requestConfirmation;
    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final Outbox outbox;

    RegisterAccount(
            AccountStore accounts,
            RequestConfirmation requestConfirmation,
            PasswordRules rules,
            PasswordHashing hashing,
            Outbox outbox) {
        this.accounts = accounts;
        this.requestConfirmation = requestConfirmation;
        this.rules = rules;
        this.hashing = hashing;
        this.outbox = outbox;
    }

    /** Checks the password and hashes it, whether or not the address is known, while no transaction is open. */
    @Transactional(propagation = Propagation.NEVER)
    public NewAccount prepare(
            String email, Password password, String firstName, String lastName, @Nullable String phone) {
        rules.require(
                "/password", password, PasswordRules.SHORTEST_FOR_CUSTOMERS, new Person(email, firstName, lastName));
        return new NewAccount(email, hashing.hash(password), firstName, lastName, phone);
    }

    /** Stores the account and asks its owner to confirm it, or tells the owner of the account that is there. */
    @Transactional
    public void register(NewAccount account) {
        UserId id = UserId.next();
        if (accounts.insert(id, account, List.of(Role.CUSTOMER))) {
            requestConfirmation.of(id, account);
            return;
        }
        Account known = Objects.requireNonNull(accounts.lockByEmail(account.email()));
        if (known.confirmed()) {
            outbox.publish(new RegistrationRepeated(known.id(), known.email(), known.firstName()));
        } else if (!known.disabled()) {
            accounts.replaceUnconfirmed(known.id(), account);
            requestConfirmation.of(known.id(), account);
        }
    }
}
