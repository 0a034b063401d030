package io.merkato.accounts;

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

    /** Confirms the account of a good token with what its registration brought; null when the token is not good. */
    @Nullable UserId confirm(byte[] tokenHash) {
        return sql.sql("""
                        update accounts.account a
                        set confirmed_at = now(), password_hash = c.password_hash,
                            password_fit_for_staff = c.password_fit_for_staff, first_name = c.first_name,
                            last_name = c.last_name, phone = c.phone, updated_at = now()
                        from accounts.email_confirmation c
                        where c.token_hash = :tokenHash and c.expires_at > now()
                          and a.id = c.account_id and a.confirmed_at is null
                        returning a.id
                        """)
                .param("tokenHash", tokenHash)
                .query(UUID.class)
                .optional()
                .map(UserId::new)
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
}
