package io.merkato.registration;

import io.merkato.accounts.NewAccount;
import io.merkato.kernel.Ids;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.passwords.PasswordRules.Person;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Registers an account, or tells the owner of a known address by mail. From outside the two are alike: the same is done
 * before the answer, and what differs comes after it.
 */
@Component
class RegisterAccount {

    /** A mailbox is not to be filled by strangers. */
    private static final RateLimit PER_ADDRESS = new RateLimit("register", 5, Duration.ofHours(1));

    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final RateLimits rateLimits;
    private final RateLimit perNetwork;
    private final Jobs jobs;

    RegisterAccount(
            PasswordRules rules,
            PasswordHashing hashing,
            RateLimits rateLimits,
            RegistrationSettings settings,
            Jobs jobs) {
        this.rules = rules;
        this.hashing = hashing;
        this.rateLimits = rateLimits;
        this.perNetwork = new RateLimit("register-network", settings.registrationsPerAddress(), Duration.ofMinutes(15));
        this.jobs = jobs;
    }

    /**
     * Checks the password and hashes it, whether or not the address is known, while no transaction is open. Nothing comes
     * of a registration when the address had five of them within the hour.
     */
    Optional<NewAccount> prepare(
            String email,
            Password password,
            String firstName,
            String lastName,
            @Nullable String phone,
            Visitor visitor) {
        rules.require(
                "/password", password, PasswordRules.SHORTEST_FOR_CUSTOMERS, new Person(email, firstName, lastName));
        rateLimits.take(perNetwork, visitor.network());
        boolean withinLimit = rateLimits.tryTake(PER_ADDRESS, EmailKey.of(email));
        NewAccount account = new NewAccount(
                email,
                hashing.hash(password),
                PasswordRules.isLongEnoughForStaff(password),
                firstName,
                lastName,
                phone);
        return withinLimit ? Optional.of(account) : Optional.empty();
    }

    /** Takes the registration in; the rest is done after the answer. Belongs into a transaction. */
    void register(NewAccount account) {
        jobs.enqueue(CarryOutRegistration.KIND, Ids.next().toString(), account);
    }
}
