package io.merkato.privacy;

import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;
import static io.merkato.privacy.PrivacyProblem.OPEN_ORDERS;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.accounts.VerifyPassword;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.passwords.Password;
import io.merkato.platform.privacy.OpenBusiness;
import io.merkato.platform.privacy.OpenBusiness.OpenOrder;
import io.merkato.platform.privacy.PersonalData;
import io.merkato.platform.privacy.PersonalData.Person;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All that is held on a person, wherever it is: given out as a copy, or erased. */
@Component
class PersonalRecords {

    private static final RateLimit EXPORTS = new RateLimit("export", 20, Duration.ofHours(1));

    private final List<PersonalData> holders;
    private final List<OpenBusiness> businesses;
    private final Accounts accounts;
    private final VerifyPassword verifyPassword;
    private final RateLimits rateLimits;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    PersonalRecords(
            List<PersonalData> holders,
            List<OpenBusiness> businesses,
            Accounts accounts,
            VerifyPassword verifyPassword,
            RateLimits rateLimits,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.holders = holders;
        this.businesses = businesses;
        this.accounts = accounts;
        this.verifyPassword = verifyPassword;
        this.rateLimits = rateLimits;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A copy of everything, by the name of what it is; at most twenty times an hour, since it takes reading. */
    Map<String, Object> export(UserId userId, Visitor visitor) {
        rateLimits.take(EXPORTS, userId.toString());
        return Objects.requireNonNull(transaction.execute(status -> copy(userId, visitor)));
    }

    /**
     * Erases the person everywhere, or nowhere when something fails. Refuses as {@link VerifyPassword} does, with
     * PRECONDITION_FAILED when the profile is not what the caller holds it to be, and with OPEN_ORDERS and these {@code orders} as
     * long as something is to be done about them.
     *
     * @param cancelOrders whether what of these has not left is cancelled first; that stays so when the erasure is refused
     */
    void erase(
            UserId userId,
            Precondition precondition,
            @Nullable Password password,
            boolean cancelOrders,
            Visitor visitor) {
        Account verified = verifyPassword.require(userId, password, "/password", visitor);
        if (cancelOrders) {
            cancelOrders(verified, precondition);
        }
        transaction.executeWithoutResult(status -> {
            Person person = lock(verified, precondition);
            List<OpenOrder> open = businesses.stream()
                    .flatMap(business -> business.with(person).stream())
                    .toList();
            if (!open.isEmpty()) {
                throw OPEN_ORDERS
                        .because(
                                cancelOrders
                                        ? "Come again in a while: what became of them is not known yet."
                                        : "Wait until they are done, or say `cancelOrders`.")
                        .with("orders", open);
            }
            holders.forEach(holder -> holder.erase(person));
            audit.record(SecurityEvent.ACCOUNT_ERASED, userId, userId, null, "");
        });
    }

    /** By somebody who may be erased: gateways are asked with nothing held, so an order may be placed after it. */
    private void cancelOrders(Account verified, Precondition precondition) {
        for (OpenBusiness business : businesses) {
            business.cancel(
                    Objects.requireNonNull(transaction.execute(status -> business.with(lock(verified, precondition)))));
        }
    }

    /** Whoever is writing something down about the person finishes before, or finds the account gone after. */
    private Person lock(Account verified, Precondition precondition) {
        Account account = accounts.lockForErasure(verified.id(), precondition);
        if (!account.stillHasPasswordOf(verified)) {
            throw UNAUTHENTICATED.because("The password has changed just now. Sign in again.");
        }
        return new Person(account.id(), account.email());
    }

    private Map<String, Object> copy(UserId userId, Visitor visitor) {
        Account account = accounts.get(userId);
        audit.record(SecurityEvent.DATA_EXPORTED, userId, userId, visitor, "");
        Person person = new Person(userId, account.email());
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put("exportedAt", Instant.now());
        for (PersonalData holder : holders) {
            holder.export(person).ifPresent(data -> copy.put(holder.name(), data));
        }
        return copy;
    }
}
