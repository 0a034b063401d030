package io.merkato.accounts;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.platform.announcements.AnnouncedCache;
import io.merkato.platform.announcements.Announcements;
import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Role;
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
    private final Announcements announcements;
    private final AnnouncedCache<Set<Role>> roles;

    Accounts(
            AccountStore store,
            RequestConfirmation requestConfirmation,
            ConfirmationStore confirmations,
            Announcements announcements) {
        this.store = store;
        this.requestConfirmation = requestConfirmation;
        this.confirmations = confirmations;
        this.announcements = announcements;
        this.roles = new AnnouncedCache<>(announcements, TOPIC, REMEMBERED);
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

    /** The account, locked until the end of the transaction, or NOT_FOUND. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account lock(UserId id) {
        return require(store.lock(id));
    }

    public @Nullable Account find(UserId id) {
        return store.find(id);
    }

    /** The account of an address, whatever the case of its letters. */
    public @Nullable Account findByEmail(String email) {
        return store.findByEmail(email);
    }

    /**
     * What a person may do now; nothing when the account is gone or disabled. A change counts here at once and on other
     * nodes within a second.
     */
    public Set<Role> rolesNow(UserId id) {
        Set<Role> known = roles.get(id.toString(), missing -> store.rolesNow(new UserId(UUID.fromString(missing))));
        return known == null ? Set.of() : known;
    }

    /** Whether the account may sign in with this hash; if so it stays like that until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayStillSignIn(UserId id, String passwordHash) {
        return store.lockForSignIn(id, passwordHash);
    }

    /** Sends the confirmation of a registration again, at most once a minute. */
    @Transactional
    public void confirmAgain(Account account) {
        if (store.markConfirmationResent(account.id())) {
            requestConfirmation.of(
                    account.id(),
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

    /** Puts another password in place of one; false when that has changed meanwhile, or the account is disabled. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean replacePassword(UserId id, String oldHash, String newHash, boolean fitForStaff) {
        announcements.changed(TOPIC, id.toString());
        return store.replacePassword(id, oldHash, newHash, fitForStaff);
    }

    /**
     * Sets the password for whoever reads the mails of the account, which confirms its address too; false when the account
     * is gone or disabled.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resetPassword(UserId id, String newHash, boolean fitForStaff) {
        announcements.changed(TOPIC, id.toString());
        confirmations.deleteAll(id);
        return store.resetPassword(id, newHash, fitForStaff);
    }

    private static Account require(@Nullable Account account) {
        if (account == null) {
            throw NOT_FOUND.because("There is no such account.");
        }
        return account;
    }
}
