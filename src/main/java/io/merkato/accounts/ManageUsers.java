package io.merkato.accounts;

import static io.merkato.accounts.AccountProblem.LAST_ADMIN;
import static io.merkato.accounts.AccountProblem.NOT_CONFIRMED;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.merkato.sessions.Sessions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What admins see of people and decide about them. Each decision counts at once, also for tokens that are out. */
@Component
class ManageUsers {

    private final AccountStore accounts;
    private final Sessions sessions;
    private final Invalidations invalidations;
    private final Outbox outbox;
    private final AuditTrail audit;

    ManageUsers(
            AccountStore accounts, Sessions sessions, Invalidations invalidations, Outbox outbox, AuditTrail audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.invalidations = invalidations;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** The newest first: all, or the one with this address. */
    Page<User> list(@Nullable String email, PageRequest page) {
        String query = "users " + email;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        List<Account> rows = accounts.list(email, cursor == null ? null : cursor.id(0), page.size() + 1);
        return Page.of(rows, page.size(), last -> Cursor.at(query, last.id())).map(User::of);
    }

    User get(UserId id) {
        return User.of(require(accounts.find(id)));
    }

    /** Changes what is given and leaves the rest. A shop without an admin is refused with LAST_ADMIN. */
    @Transactional
    public User change(
            UserId id,
            Precondition precondition,
            @Nullable Set<Role> roles,
            @Nullable Boolean disabled,
            UserId actor,
            Visitor visitor) {
        // All changes of admins queue here, so that two of them cannot remove each other.
        int admins = accounts.lockAdmins();
        Account account = require(accounts.lock(id));
        precondition.require(() -> User.of(account));
        if (roles != null && !roles.equals(Set.copyOf(account.roles()))) {
            if (!account.confirmed()) {
                throw NOT_CONFIRMED.because("Whoever registered it may be somebody else than who reads its mails.");
            }
            accounts.updateRoles(id, roles);
            audit.record(
                    SecurityEvent.ROLES_CHANGED, id, actor, visitor, named(account.roles()) + " to " + named(roles));
            askForLongerPassword(account, roles);
        }
        if (disabled != null && disabled != account.disabled()) {
            accounts.updateDisabled(id, disabled);
            if (disabled) {
                sessions.endAll(id);
            }
            audit.record(
                    disabled ? SecurityEvent.ACCOUNT_DISABLED : SecurityEvent.ACCOUNT_ENABLED, id, actor, visitor, "");
        }
        invalidations.invalidate(Accounts.TOPIC, id.toString());
        if (admins > 0 && accounts.lockAdmins() == 0) {
            throw LAST_ADMIN.because("Make somebody else an admin first.");
        }
        return get(id);
    }

    private void askForLongerPassword(Account account, Collection<Role> roles) {
        boolean staff = roles.contains(Role.STAFF) || roles.contains(Role.ADMIN);
        if (staff && !account.passwordFitForStaff()) {
            outbox.publish(new StaffPasswordTooShort(
                    account.id(), account.email(), account.firstName(), AccountStore.DAYS_FOR_LONGER_PASSWORD));
        }
    }

    private static String named(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::text).collect(Collectors.joining(", "));
    }

    private static Account require(@Nullable Account account) {
        if (account == null) {
            throw NOT_FOUND.because("There is no such user.");
        }
        return account;
    }

    /**
     * A person as admins see them.
     *
     * @param passwordDueAt until when the roles of staff hold unless the password is made long enough for them
     */
    @Schema(name = "AdminUser")
    record User(
            UserId id,
            String email,
            String firstName,
            String lastName,
            @Nullable String phone,
            List<Role> roles,
            boolean confirmed,
            boolean disabled,
            @Nullable Instant passwordDueAt,
            Instant createdAt) {

        static User of(Account account) {
            return new User(
                    account.id(),
                    account.email(),
                    account.firstName(),
                    account.lastName(),
                    account.phone(),
                    account.roles(),
                    account.confirmed(),
                    account.disabled(),
                    account.passwordDueAt(),
                    account.createdAt());
        }
    }
}
