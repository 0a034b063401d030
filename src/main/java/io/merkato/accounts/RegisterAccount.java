package io.merkato.accounts;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.passwords.PasswordRules.Person;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.jobs.Subscription;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.security.Role;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers an account, or tells the owner of a known address by mail. From outside the two are alike: the same is done
 * before the answer, and what differs comes after it.
 */
@Configuration(proxyBeanMethods = false)
class RegisterAccount {

    /** A mailbox is not to be filled by strangers. */
    private static final RateLimit PER_ADDRESS = new RateLimit("register", 5, Duration.ofHours(1));

    private final AccountStore accounts;
    private final RequestConfirmation requestConfirmation;
    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final RateLimits rateLimits;
    private final RateLimit perNetwork;
    private final Outbox outbox;
    private final AuditTrail audit;

    RegisterAccount(
            AccountStore accounts,
            RequestConfirmation requestConfirmation,
            PasswordRules rules,
            PasswordHashing hashing,
            RateLimits rateLimits,
            Settings settings,
            Outbox outbox,
            AuditTrail audit) {
        this.accounts = accounts;
        this.requestConfirmation = requestConfirmation;
        this.rules = rules;
        this.hashing = hashing;
        this.rateLimits = rateLimits;
        this.perNetwork = new RateLimit("register-network", settings.registrationsPerAddress(), Duration.ofMinutes(15));
        this.outbox = outbox;
        this.audit = audit;
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
        boolean welcome = rateLimits.tryTake(PER_ADDRESS, EmailKey.of(email));
        NewAccount account = new NewAccount(
                email,
                hashing.hash(password),
                PasswordRules.isLongEnoughForStaff(password),
                firstName,
                lastName,
                phone);
        return welcome ? Optional.of(account) : Optional.empty();
    }

    /** Takes the registration in; the rest is done after the answer. Belongs into a transaction. */
    void register(NewAccount account) {
        outbox.publish(new RegistrationReceived(account));
    }

    @Bean
    Subscription<RegistrationReceived> carryOutRegistration() {
        return new Subscription<>(
                "accounts.carry-out-registration", RegistrationReceived.class, event -> carryOut(event.account()));
    }

    /** Stores the account and asks its owner to confirm it, or tells the owner of the account that is there. */
    private void carryOut(NewAccount account) {
        UserId id = UserId.next();
        if (accounts.insert(id, account, List.of(Role.CUSTOMER))) {
            requestConfirmation.of(id, account.email(), account);
            audit.record(SecurityEvent.REGISTERED, id, null, null, "");
            return;
        }
        Account known = Objects.requireNonNull(accounts.lockByEmail(account.email()));
        if (known.confirmed()) {
            outbox.publish(new RegistrationRepeated(known.id(), known.email(), known.firstName()));
        } else if (!known.disabled()) {
            accounts.replaceUnconfirmed(known.id(), account);
            requestConfirmation.of(known.id(), known.email(), account);
        }
    }
}
