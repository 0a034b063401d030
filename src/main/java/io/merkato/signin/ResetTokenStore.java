package io.merkato.signin;

import io.merkato.kernel.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ResetTokenStore {

    private final JdbcClient sql;

    ResetTokenStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a token for 30 minutes. Those before it stop working. */
    void replace(UserId userId, String email, byte[] tokenHash) {
        sql.sql("""
                        insert into signin.password_reset (user_id, email, token_hash, expires_at)
                        values (:userId, :email, :tokenHash, now() + interval '30 minutes')
                        on conflict (user_id) do update
                        set email = excluded.email, token_hash = excluded.token_hash,
                            expires_at = excluded.expires_at
                        """)
                .param("userId", userId.value())
                .param("email", email)
                .param("tokenHash", tokenHash)
                .update();
    }

    /** What a token resets; null when it is not good. */
    @Nullable Reset find(byte[] tokenHash) {
        return sql.sql("""
                        select user_id, email from signin.password_reset
                        where token_hash = :tokenHash and expires_at > now()
                        """)
                .param("tokenHash", tokenHash)
                .query((row, number) ->
                        new Reset(new UserId(row.getObject("user_id", UUID.class)), row.getString("email")))
                .optional()
                .orElse(null);
    }

    /** Uses a good token up; false when somebody was quicker. */
    boolean use(byte[] tokenHash) {
        return sql.sql("delete from signin.password_reset where token_hash = :tokenHash and expires_at > now()")
                        .param("tokenHash", tokenHash)
                        .update()
                == 1;
    }

    void delete(UserId userId) {
        sql.sql("delete from signin.password_reset where user_id = :userId")
                .param("userId", userId.value())
                .update();
    }

    void deleteExpired() {
        sql.sql("delete from signin.password_reset where expires_at < now()").update();
    }

    /**
     * A link that was sent.
     *
     * @param email where to; it is good for nothing once the account has another address
     */
    record Reset(UserId userId, String email) {}
}
