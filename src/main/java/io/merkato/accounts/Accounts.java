package io.merkato.accounts;

import static io.merkato.platform.problem.PlatformProblem.INVALID_TOKEN;

import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.invalidation.InvalidatedCache;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.web.Precondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private final EmailChangeStore emailChanges;
    private final Invalidations invalidations;
    private final InvalidatedCache<GrantedRoles> grantedRoles;

    Accounts(AccountStore store, EmailChangeStore emailChanges, Invalidations invalidations) {
        this.store = store;
        this.emailChanges = emailChanges;
        this.invalidations = invalidations;
        this.grantedRoles = new InvalidatedCache<>(invalidations, TOPIC, REMEMBERED);
    }

    /** The address a caller signs in with and gets mail at; refuses with INVALID_TOKEN when the account is gone. */
    public String email(UserId id) {
        return get(id).email();
    }

    /** A caller's account; refuses with INVALID_TOKEN when it is gone. */
    public Account get(UserId id) {
        return requireThere(store.find(id));
    }

    /**
     * Refuses with INVALID_TOKEN when the caller's account is gone, and keeps it from being erased until the end of the
     * transaction: for whoever writes down something about the person.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepFromErasure(UserId id) {
        if (!store.lockShared(id)) {
            throw gone();
        }
    }

    /**
     * The caller's account that is to be erased, locked until the end of the transaction. Gone: INVALID_TOKEN. A stale
     * precondition: PRECONDITION_FAILED.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account lockForErasure(UserId id, Precondition precondition) {
        // Admins before accounts, as all do who may take the last admin away: two at once would wait for each other.
        store.lockAdmins();
        Account account = requireThere(store.lock(id));
        precondition.require(() -> Profiles.profile(account));
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
        GrantedRoles known =
                grantedRoles.get(id.toString(), missing -> grantedRoles(new UserId(UUID.fromString(missing))));
        return known == null ? Set.of() : Set.copyOf(known.rolesNow());
    }

    /** Adds a customer whose address waits for its confirmation; false when the address is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(UserId id, NewAccount account) {
        return store.insert(id, account, List.of(Role.CUSTOMER));
    }

    /** Replaces what an account holds that nobody has confirmed yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replaceUnconfirmed(UserId id, NewAccount account) {
        store.replaceUnconfirmed(id, account);
    }

    /** Confirms the address of an account with what its registration brought; false when it is confirmed, or gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean confirm(
            UserId id,
            String passwordHash,
            boolean passwordFitForStaff,
            String firstName,
            String lastName,
            @Nullable String phone) {
        return store.confirm(id, passwordHash, passwordFitForStaff, firstName, lastName, phone);
    }

    /** Notes that the confirmation is sent again; false when it was within the last 12 minutes, or is not needed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markConfirmationResent(UserId id) {
        return store.markConfirmationResent(id);
    }

    /** Whether there is an admin who is not disabled. */
    public boolean hasAdmin() {
        return store.hasAdmin();
    }

    /**
     * Makes an admin in the name of the operator, also out of a registration that nobody confirmed. Empty when the address
     * is that of an account in use.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UserId> makeAdmin(NewAccount admin) {
        UserId id = UserId.next();
        if (!store.insert(id, admin, List.of(Role.ADMIN))) {
            Account known = Objects.requireNonNull(store.lockByEmail(admin.email()));
            if (known.confirmed()) {
                return Optional.empty();
            }
            id = known.id();
            store.replaceUnconfirmed(id, admin);
        }
        store.confirmWithRoles(id, List.of(Role.ADMIN));
        return Optional.of(id);
    }

    /** Whether the account may sign in with this hash; if so it stays like that until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayStillSignIn(UserId id, String passwordHash) {
        return store.lockForSignIn(id, passwordHash);
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
        emailChanges.delete(id);
        return reset;
    }

    private @Nullable GrantedRoles grantedRoles(UserId id) {
        Account account = store.find(id);
        return account == null || account.disabled()
                ? null
                : new GrantedRoles(account.roles(), account.passwordDueAt());
    }

    /** The account of a caller, whose sessions went with it. */
    static Account requireThere(@Nullable Account account) {
        if (account == null) {
            throw gone();
        }
        return account;
    }

    private static Problem gone() {
        return INVALID_TOKEN.because("The account is gone, and its sessions with it.");
    }
}
