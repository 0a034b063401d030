package io.merkato.accounts;

import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.mail.EmailKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountStore {

    private static final String COLUMNS = """
            id, email, password_hash, password_fit_for_staff, first_name, last_name, phone, roles, password_due_at, created_at,
            confirmed_at is not null as confirmed, disabled_at is not null as disabled
            """;

    /** For how long the roles of staff hold although the password is too short for them. */
    static final int DAYS_FOR_LONGER_PASSWORD = 7;

    private final JdbcClient sql;

    AccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds an account that waits for its confirmation, or does nothing when the address is taken. */
    boolean insert(UserId id, NewAccount account, Collection<Role> roles) {
        return sql.sql("""
                        insert into accounts.account
                            (id, email, email_key, password_hash, password_fit_for_staff, first_name, last_name, phone, roles)
                        select :id, :email, :key, :passwordHash, :fitForStaff, :firstName, :lastName, :phone::text,
                               string_to_array(:roles, ',')
                        where not exists (select 1 from accounts.account where email_key = any(:keys::text[]))
                        on conflict (email_key) do nothing
                        """)
                        .param("keys", keys(account.email()))
                        .param("id", id.value())
                        .param("email", account.email())
                        .param("key", EmailKey.of(account.email()))
                        .param("passwordHash", account.passwordHash())
                        .param("fitForStaff", account.passwordFitForStaff())
                        .param("firstName", account.firstName())
                        .param("lastName", account.lastName())
                        .param("phone", account.phone())
                        .param("roles", joined(roles))
                        .update()
                == 1;
    }

    @Nullable Account findByEmail(String email) {
        return byEmail(email, "");
    }

    /** Locks the account of the address until the end of the transaction. */
    @Nullable Account lockByEmail(String email) {
        return byEmail(email, "for update");
    }

    /** Of several accounts of one address, which earlier versions allowed, the one that was made in this spelling. */
    private @Nullable Account byEmail(String email, String lock) {
        return sql.sql("select " + COLUMNS + """
                        from accounts.account
                        where email_key = any(:keys::text[])
                        order by array_position(:keys::text[], email_key)
                        limit 1
                        """ + lock)
                .param("keys", keys(email))
                .query(this::account)
                .optional()
                .orElse(null);
    }

    private static String[] keys(String email) {
        return EmailKey.all(email).toArray(String[]::new);
    }

    @Nullable Account find(UserId id) {
        return sql.sql("select " + COLUMNS + " from accounts.account where id = :id")
                .param("id", id.value())
                .query(this::account)
                .optional()
                .orElse(null);
    }

    /** Locks the account until the end of the transaction. */
    @Nullable Account lock(UserId id) {
        return sql.sql("select " + COLUMNS + " from accounts.account where id = :id for update")
                .param("id", id.value())
                .query(this::account)
                .optional()
                .orElse(null);
    }

    boolean hasAdmin() {
        return sql.sql("""
                        select exists (
                          select 1 from accounts.account where 'admin' = any (roles) and disabled_at is null)
                        """).query(Boolean.class).single();
    }

    /** Whether the account is there; if so it is not deleted until the end of the transaction. */
    boolean lockShared(UserId id) {
        return sql.sql("select true from accounts.account where id = :id for key share")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Whether somebody may sign in with this hash; if so that stays until the end of the transaction. */
    boolean lockForSignIn(UserId id, String passwordHash) {
        return sql.sql("""
                        select true from accounts.account
                        where id = :id and password_hash = :passwordHash
                          and confirmed_at is not null and disabled_at is null
                        for share
                        """)
                .param("id", id.value())
                .param("passwordHash", passwordHash)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Locks all admins who can sign in until the end of the transaction, in an order, and says how many there are. */
    int lockAdmins() {
        return sql.sql("""
                        select id from accounts.account
                        where 'admin' = any (roles) and disabled_at is null and confirmed_at is not null
                          and (password_due_at is null or password_due_at > now())
                        order by id
                        for update
                        """).query(UUID.class).list().size();
    }

    /** Replaces what an account holds that nobody has confirmed yet. */
    void replaceUnconfirmed(UserId id, NewAccount account) {
        sql.sql("""
                        update accounts.account
                        set password_hash = :passwordHash, password_fit_for_staff = :fitForStaff,
                            first_name = :firstName, last_name = :lastName, phone = :phone, updated_at = now()
                        where id = :id and confirmed_at is null
                        """)
                .param("id", id.value())
                .param("passwordHash", account.passwordHash())
                .param("fitForStaff", account.passwordFitForStaff())
                .param("firstName", account.firstName())
                .param("lastName", account.lastName())
                .param("phone", account.phone())
                .update();
    }

    /** Confirms an account with what its registration brought; false when it is confirmed, or gone. */
    boolean confirm(
            UserId id,
            String passwordHash,
            boolean fitForStaff,
            String firstName,
            String lastName,
            @Nullable String phone) {
        return sql.sql("""
                        update accounts.account
                        set confirmed_at = now(), password_hash = :passwordHash, password_fit_for_staff = :fitForStaff,
                            first_name = :firstName, last_name = :lastName, phone = :phone, updated_at = now()
                        where id = :id and confirmed_at is null
                        """)
                        .param("id", id.value())
                        .param("passwordHash", passwordHash)
                        .param("fitForStaff", fitForStaff)
                        .param("firstName", firstName)
                        .param("lastName", lastName)
                        .param("phone", phone)
                        .update()
                == 1;
    }

    /** Confirms an account in the name of the operator, with these roles and no others. */
    void confirmWithRoles(UserId id, Collection<Role> roles) {
        sql.sql("""
                        update accounts.account
                        set roles = string_to_array(:roles, ','), confirmed_at = now(),
                            updated_at = now()
                        where id = :id
                        """).param("id", id.value()).param("roles", joined(roles)).update();
    }

    void updateProfile(UserId id, String firstName, String lastName, @Nullable String phone) {
        sql.sql("""
                        update accounts.account
                        set first_name = :firstName, last_name = :lastName, phone = :phone,
                            updated_at = now()
                        where id = :id
                        """)
                .param("id", id.value())
                .param("firstName", firstName)
                .param("lastName", lastName)
                .param("phone", phone)
                .update();
    }

    /** Puts a stronger hash of the same password in place of one; false when the password has changed meanwhile. */
    boolean replaceHash(UserId id, String oldHash, String newHash) {
        return sql.sql("""
                        update accounts.account set password_hash = :newHash
                        where id = :id and password_hash = :oldHash
                        """)
                        .param("id", id.value())
                        .param("oldHash", oldHash)
                        .param("newHash", newHash)
                        .update()
                == 1;
    }

    /** Puts another password in place of one; false when that has changed meanwhile, or the account is disabled. */
    boolean replacePassword(UserId id, String oldHash, String newHash, boolean fitForStaff) {
        return sql.sql("""
                        update accounts.account
                        set password_hash = :newHash, password_fit_for_staff = :fitForStaff,
                            password_due_at = %s, updated_at = now()
                        where id = :id and password_hash = :oldHash and disabled_at is null
                        """.formatted(passwordDue(":fitForStaff", "roles")))
                        .param("id", id.value())
                        .param("oldHash", oldHash)
                        .param("newHash", newHash)
                        .param("fitForStaff", fitForStaff)
                        .param("days", DAYS_FOR_LONGER_PASSWORD)
                        .update()
                == 1;
    }

    /** Sets the password of an account and confirms its address; false when it is gone, disabled or has another address. */
    boolean resetPassword(UserId id, String email, String newHash, boolean fitForStaff) {
        return sql.sql("""
                        update accounts.account
                        set password_hash = :newHash, password_fit_for_staff = :fitForStaff,
                            password_due_at = %s,
                            confirmed_at = coalesce(confirmed_at, now()), updated_at = now()
                        where id = :id and email = :email and disabled_at is null
                        """.formatted(passwordDue(":fitForStaff", "roles")))
                        .param("id", id.value())
                        .param("email", email)
                        .param("newHash", newHash)
                        .param("fitForStaff", fitForStaff)
                        .param("days", DAYS_FOR_LONGER_PASSWORD)
                        .update()
                == 1;
    }

    /** Sets what somebody may do; whoever becomes staff with a password too short for it gets some days to change it. */
    void updateRoles(UserId id, Collection<Role> roles) {
        sql.sql("""
                        update accounts.account
                        set roles = string_to_array(:roles, ','), password_due_at = %s, updated_at = now()
                        where id = :id
                        """.formatted(passwordDue("password_fit_for_staff", "string_to_array(:roles, ',')")))
                .param("id", id.value())
                .param("roles", joined(roles))
                .param("days", DAYS_FOR_LONGER_PASSWORD)
                .update();
    }

    void updateDisabled(UserId id, boolean disabled) {
        sql.sql("""
                        update accounts.account
                        set disabled_at = case when :disabled then coalesce(disabled_at, now()) end,
                            updated_at = now()
                        where id = :id
                        """).param("id", id.value()).param("disabled", disabled).update();
    }

    /** Gives the account another address; false when that is taken. */
    boolean updateEmail(UserId id, String email) {
        return sql.sql("""
                        update accounts.account set email = :email, email_key = :key, updated_at = now()
                        where id = :id and disabled_at is null
                          and not exists (
                            select 1 from accounts.account other
                            where other.email_key = any(:keys::text[]) and other.id <> :id)
                        """)
                        .param("keys", keys(email))
                        .param("id", id.value())
                        .param("email", email)
                        .param("key", EmailKey.of(email))
                        .update()
                == 1;
    }

    /** Accounts, the newest first: all, or the one of an address. */
    List<Account> list(@Nullable String email, @Nullable UUID before, int limit) {
        return sql.sql("select " + COLUMNS + """
                        from accounts.account
                        where (:keys::text[] is null or email_key = any(:keys::text[]))
                          and (:before::uuid is null or id < :before)
                        order by id desc
                        limit :limit
                        """)
                .param("keys", email == null ? null : keys(email))
                .param("before", before)
                .param("limit", limit)
                .query(this::account)
                .list();
    }

    /** Deletes a registration of this address that nobody has confirmed: its owner has shown up elsewhere. */
    void deleteUnconfirmed(String email) {
        sql.sql("delete from accounts.account where email_key = any(:keys::text[]) and confirmed_at is null")
                .param("keys", keys(email))
                .update();
    }

    /**
     * Deletes registrations that nobody confirmed in a week: what they hold may be of somebody who never was here. A
     * confirmation that was sent again is good for a day.
     */
    void deleteUnconfirmed() {
        sql.sql("""
                        delete from accounts.account
                        where confirmed_at is null and updated_at < now() - interval '7 days'
                          and (confirmation_resent_at is null
                               or confirmation_resent_at < now() - interval '24 hours')
                        """).update();
    }

    void delete(UserId id) {
        sql.sql("delete from accounts.account where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Notes that the confirmation is sent again; false when it was within the last 12 minutes. */
    boolean markConfirmationResent(UserId id) {
        return sql.sql("""
                        update accounts.account
                        set confirmation_resent_at = now()
                        where id = :id and confirmed_at is null and disabled_at is null
                          and (confirmation_resent_at is null
                               or confirmation_resent_at < now() - interval '12 minutes')
                        """).param("id", id.value()).update() == 1;
    }

    private Account account(ResultSet rs, int number) throws SQLException {
        return new Account(
                new UserId(rs.getObject("id", UUID.class)),
                rs.getString("email"),
                rs.getString("password_hash"),
                rs.getBoolean("password_fit_for_staff"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("phone"),
                roles(rs),
                dueAt(rs),
                rs.getBoolean("confirmed"),
                rs.getBoolean("disabled"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant dueAt(ResultSet rs) throws SQLException {
        OffsetDateTime dueAt = rs.getObject("password_due_at", OffsetDateTime.class);
        return dueAt == null ? null : dueAt.toInstant();
    }

    /** Reads the column {@code roles}, in the order in which roles are declared. */
    static List<Role> roles(ResultSet rs) throws SQLException {
        return Arrays.stream((String[]) rs.getArray("roles").getArray())
                .map(Role::of)
                .sorted()
                .toList();
    }

    /** Whoever is staff with a password that is too short for it has some days to change it, from the first moment on. */
    private static String passwordDue(String fitForStaff, String roles) {
        return """
                case when %s or not %s && array['staff', 'admin'] then null
                     else coalesce(password_due_at, now() + make_interval(days => :days)) end
                """.formatted(fitForStaff, roles).strip();
    }

    private static String joined(Collection<Role> roles) {
        return roles.stream().map(Role::text).collect(Collectors.joining(","));
    }
}
