package io.merkato.registration;

import io.merkato.accounts.NewAccount;
import io.merkato.kernel.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ConfirmationStore {

    private final JdbcClient sql;

    ConfirmationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps what a registration brought, until its token is used or a day has gone. The account is locked. */
    void insert(byte[] tokenHash, UserId accountId, NewAccount account) {
        sql.sql("""
                        insert into accounts.email_confirmation
                            (token_hash, account_id, password_hash, password_fit_for_staff, first_name, last_name, phone,
                             expires_at)
                        values (:tokenHash, :accountId, :passwordHash, :fitForStaff, :firstName, :lastName, :phone,
                                now() + interval '24 hours')
                        """)
                .param("tokenHash", tokenHash)
                .param("accountId", accountId.value())
                .param("passwordHash", account.passwordHash())
                .param("fitForStaff", account.passwordFitForStaff())
                .param("firstName", account.firstName())
                .param("lastName", account.lastName())
                .param("phone", account.phone())
                .update();
    }

    /** What the registration with this token brought; null when the token is not good. */
    @Nullable Confirmation find(byte[] tokenHash) {
        return sql.sql("""
                        select account_id, password_hash, password_fit_for_staff, first_name, last_name, phone
                        from accounts.email_confirmation
                        where token_hash = :tokenHash and expires_at > now()
                        """)
                .param("tokenHash", tokenHash)
                .query((rs, number) -> new Confirmation(
                        new UserId(rs.getObject("account_id", UUID.class)),
                        rs.getString("password_hash"),
                        rs.getBoolean("password_fit_for_staff"),
                        rs.getString("first_name"),
                        rs.getString("last_name"),
                        rs.getString("phone")))
                .optional()
                .orElse(null);
    }

    void deleteAll(UserId accountId) {
        sql.sql("delete from accounts.email_confirmation where account_id = :accountId")
                .param("accountId", accountId.value())
                .update();
    }

    void deleteExpired() {
        sql.sql("delete from accounts.email_confirmation where expires_at < now()")
                .update();
    }

    record Confirmation(
            UserId accountId,
            String passwordHash,
            boolean passwordFitForStaff,
            String firstName,
            String lastName,
            @Nullable String phone) {}
}
