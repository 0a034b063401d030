package io.merkato.accounts;

import io.merkato.kernel.UserId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class EmailChangeStore {

    private final JdbcClient sql;

    EmailChangeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a change for a day, in the place of one before. */
    void replace(UserId accountId, byte[] tokenHash, String email) {
        sql.sql("""
                        insert into accounts.email_change (token_hash, account_id, email, expires_at)
                        values (:tokenHash, :accountId, :email, now() + interval '24 hours')
                        on conflict (account_id) do update
                        set token_hash = excluded.token_hash, email = excluded.email, expires_at = excluded.expires_at
                        """)
                .param("tokenHash", tokenHash)
                .param("accountId", accountId.value())
                .param("email", email)
                .update();
    }

    /** What a token changes; null when it is not good. */
    @Nullable Change find(byte[] tokenHash) {
        return sql.sql("""
                        select account_id, email from accounts.email_change
                        where token_hash = :tokenHash and expires_at > now()
                        """)
                .param("tokenHash", tokenHash)
                .query((rs, number) ->
                        new Change(new UserId(rs.getObject("account_id", UUID.class)), rs.getString("email")))
                .optional()
                .orElse(null);
    }

    /** The address that waits for its confirmation. */
    Optional<String> pending(UserId accountId) {
        return sql.sql("select email from accounts.email_change where account_id = :accountId")
                .param("accountId", accountId.value())
                .query(String.class)
                .optional();
    }

    /** Uses a good token up; false when somebody was quicker. */
    boolean use(byte[] tokenHash) {
        return sql.sql("delete from accounts.email_change where token_hash = :tokenHash and expires_at > now()")
                        .param("tokenHash", tokenHash)
                        .update()
                == 1;
    }

    void delete(UserId accountId) {
        sql.sql("delete from accounts.email_change where account_id = :accountId")
                .param("accountId", accountId.value())
                .update();
    }

    void deleteExpired() {
        sql.sql("delete from accounts.email_change where expires_at < now()").update();
    }

    record Change(UserId accountId, String email) {}
}
