package io.merkato.accounts;

import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            id, email, password_hash, first_name, last_name, phone, roles, created_at,
            confirmed_at is not null as confirmed, disabled_at is not null as disabled
            """;

    private final JdbcClient sql;

    AccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds an account that waits for its confirmation, or does nothing when the address is taken. */
    boolean insert(UserId id, NewAccount account, Collection<Role> roles) {
        return sql.sql("""
                        insert into accounts.account (id, email, password_hash, first_name, last_name, phone, roles)
                        values (:id, :email, :passwordHash, :firstName, :lastName, :phone,
                                string_to_array(:roles, ','))
                        on conflict (lower(email)) do nothing
                        """)
                        .param("id", id.value())
                        .param("email", account.email())
                        .param("passwordHash", account.passwordHash())
                        .param("firstName", account.firstName())
                        .param("lastName", account.lastName())
                        .param("phone", account.phone())
                        .param("roles", joined(roles))
                        .update()
                == 1;
    }

    @Nullable Account findByEmail(String email) {
        return sql.sql("select " + COLUMNS + " from accounts.account where lower(email) = lower(:email)")
                .param("email", email)
                .query(this::account)
                .optional()
                .orElse(null);
    }

    /** Locks the account of the address until the end of the transaction. */
    @Nullable Account lockByEmail(String email) {
        return sql.sql("select " + COLUMNS + " from accounts.account where lower(email) = lower(:email) for update")
                .param("email", email)
                .query(this::account)
                .optional()
                .orElse(null);
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

    /** Replaces what an account holds that nobody has confirmed yet. */
    void replaceUnconfirmed(UserId id, NewAccount account) {
        sql.sql("""
                        update accounts.account
                        set password_hash = :passwordHash, first_name = :firstName, last_name = :lastName,
                            phone = :phone, version = version + 1, updated_at = now()
                        where id = :id and confirmed_at is null
                        """)
                .param("id", id.value())
                .param("passwordHash", account.passwordHash())
                .param("firstName", account.firstName())
                .param("lastName", account.lastName())
                .param("phone", account.phone())
                .update();
    }

    /** Confirms an account in the name of the operator, with these roles and no others. */
    void confirmWithRoles(UserId id, Collection<Role> roles) {
        sql.sql("""
                        update accounts.account
                        set roles = string_to_array(:roles, ','), confirmed_at = now(),
                            version = version + 1, updated_at = now()
                        where id = :id
                        """).param("id", id.value()).param("roles", joined(roles)).update();
    }

    void updateProfile(UserId id, String firstName, String lastName, @Nullable String phone) {
        sql.sql("""
                        update accounts.account
                        set first_name = :firstName, last_name = :lastName, phone = :phone,
                            version = version + 1, updated_at = now()
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

    /** Notes that the confirmation is sent again; false when it was within the last minute. */
    boolean markConfirmationResent(UserId id) {
        return sql.sql("""
                        update accounts.account
                        set confirmation_resent_at = now()
                        where id = :id and confirmed_at is null and disabled_at is null
                          and (confirmation_resent_at is null
                               or confirmation_resent_at < now() - interval '1 minute')
                        """).param("id", id.value()).update() == 1;
    }

    private Account account(ResultSet rs, int number) throws SQLException {
        return new Account(
                new UserId(rs.getObject("id", UUID.class)),
                rs.getString("email"),
                rs.getString("password_hash"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("phone"),
                roles(rs),
                rs.getBoolean("confirmed"),
                rs.getBoolean("disabled"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Reads the column {@code roles}, in the order in which roles are declared. */
    static List<Role> roles(ResultSet rs) throws SQLException {
        return Arrays.stream((String[]) rs.getArray("roles").getArray())
                .map(Role::of)
                .sorted()
                .toList();
    }

    private static String joined(Collection<Role> roles) {
        return roles.stream().map(Role::text).collect(Collectors.joining(","));
    }
}
