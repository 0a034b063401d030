package io.merkato.accounts;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.UserId;
import io.merkato.platform.invalidation.InvalidatedCache;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.security.Role;
import io.merkato.platform.web.EntityTags;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: what other modules may ask of them. */
@Component
public class Accounts {

    static final String TOPIC = "account";
    private static final int REMEMBERED = 50_000;

    private final AccountStore store;
    private final RequestConfirmation requestConfirmation;
    private final ConfirmationStore confirmations;
    private final EmailChangeStore emailChanges;
    private final EntityTags entityTags;
    private final Invalidations invalidations;
    private final InvalidatedCache<Standing> standings;

    Accounts(
            AccountStore store,
            RequestConfirmation requestConfirmation,
            ConfirmationStore confirmations,
            EmailChangeStore emailChanges,
            EntityTags entityTags,
            Invalidations invalidations) {
        this.store = store;
        this.requestConfirmation = requestConfirmation;
        this.confirmations = confirmations;
        this.emailChanges = emailChanges;
        this.entityTags = entityTags;
        this.invalidations = invalidations;
        this.standings = new InvalidatedCache<>(invalidations, TOPIC, REMEMBERED);
    }

    /** The address a person signs in with and gets mail at, or NOT_FOUND. */
    public String email(UserId id) {
        return require(store.find(id)).email();
    }

    /**
     * Refuses with NOT_FOUND when the account is gone, and keeps it from being erased until the end of the transaction: for
     * whoever writes down something about the person.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireStanding(UserId id) {
        if (!store.lockShared(id)) {
            throw NOT_FOUND.because("There is no such account.");
        }
    }

    /**
     * The account that is to be erased, locked until the end of the transaction, or NOT_FOUND. A stale If-Match:
     * PRECONDITION_FAILED.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account lockForErasure(UserId id, @Nullable String ifMatch) {
        // Admins before accounts, as all do who may take the last admin away: two at once would wait for each other.
        store.lockAdmins();
        Account account = require(store.lock(id));
        entityTags.requireMatch(ifMatch, () -> Profiles.profile(account));
        return account;
    }

    public @Nullable Account find(UserId id) {
        return store.find(id);
    }

    /** The account of an address, whatever the case of its letters. */
    public @Nullable Account findByEmail(String email) {
        return store.findByEmail(email);
    }

    /** The account that has the address now, locked until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Account lockByEmail(String email) {
        return store.lockByEmail(email);
    }

    /**
     * What a person may do now; nothing when the account is gone or disabled. A change counts here at once and on other
     * nodes within a second.
     */
    public Set<Role> rolesNow(UserId id) {
        Standing known = standings.get(id.toString(), missing -> standing(new UserId(UUID.fromString(missing))));
        return known == null ? Set.of() : Set.copyOf(known.rolesNow());
    }

    /** Whether the account may sign in with this hash; if so it stays like that until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayStillSignIn(UserId id, String passwordHash) {
        return store.lockForSignIn(id, passwordHash);
    }

    /** Sends the confirmation of a registration again, at most five times an hour. */
    @Transactional
    public void confirmAgain(Account account) {
        if (store.markConfirmationResent(account.id())) {
            requestConfirmation.of(
                    account.id(),
                    account.email(),
                    new NewAccount(
                            account.email(),
                            account.passwordHash(),
                            account.passwordFitForStaff(),
                            account.firstName(),
                            account.lastName(),
                            account.phone()));
        }
    }

    /** Puts a stronger hash of the same password in place of one; false when the password has changed meanwhile. */
    public boolean replaceHash(UserId id, String oldHash, String newHash) {
        return store.replaceHash(id, oldHash, newHash);
    }

    /**
     * Puts another password in place of one, and drops a change of the address that is not confirmed yet: a thief of the
     * old password may have asked for it. False when the password has changed meanwhile, or the account is disabled.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean replacePassword(UserId id, String oldHash, String newHash, boolean fitForStaff) {
        invalidations.invalidate(TOPIC, id.toString());
        boolean replaced = store.replacePassword(id, oldHash, newHash, fitForStaff);
        emailChanges.delete(id);
        return replaced;
    }

    /**
     * Sets the password for whoever reads the mails of the account, which confirms its address too and drops a change of it
     * that is not confirmed yet. False when the account is gone, disabled, or has got another address.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resetPassword(Account account, String newHash, boolean fitForStaff) {
        UserId id = account.id();
        invalidations.invalidate(TOPIC, id.toString());
        boolean reset = store.resetPassword(id, account.email(), newHash, fitForStaff);
        confirmations.deleteAll(id);
        emailChanges.delete(id);
        return reset;
    }

    private @Nullable Standing standing(UserId id) {
        Account account = store.find(id);
        return account == null || account.disabled() ? null : new Standing(account.roles(), account.passwordDueAt());
    }

    private static Account require(@Nullable Account account) {
        if (account == null) {
            throw NOT_FOUND.because("There is no such account.");
        }
        return account;
    }
}
