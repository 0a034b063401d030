package io.merkato.accounts;

import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Role;
import io.merkato.platform.settings.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SessionStore {

    static final Duration REFRESH_TTL = Duration.ofDays(30);

    private final JdbcClient sql;
    private final Settings settings;

    SessionStore(JdbcClient sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Adds a session, unless the account may not sign in with this hash any more. */
    boolean insert(UUID id, UserId accountId, String passwordHash) {
        return sql.sql("""
                        insert into accounts.session (id, account_id)
                        select :id, a.id
                        from accounts.account a
                        where a.id = :accountId and a.password_hash = :passwordHash
                          and a.confirmed_at is not null and a.disabled_at is null
                        for share
                        """)
                        .param("id", id)
                        .param("accountId", accountId.value())
                        .param("passwordHash", passwordHash)
                        .update()
                == 1;
    }

    /** Adds a refresh token and gives the time it was made at. */
    Instant insertToken(byte[] tokenHash, UUID sessionId) {
        return sql.sql("""
                        insert into accounts.refresh_token (token_hash, session_id, expires_at)
                        values (:tokenHash, :sessionId, now() + make_interval(secs => :ttlSeconds))
                        returning created_at
                        """)
                .param("tokenHash", tokenHash)
                .param("sessionId", sessionId)
                .param("ttlSeconds", REFRESH_TTL.toSeconds())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Uses a good token up and gives its session; null when it is not good. Of many at once, one gets the session. */
    @Nullable UUID use(byte[] tokenHash) {
        return sql.sql("""
                        update accounts.refresh_token t
                        set used_at = now()
                        from accounts.session s
                        join accounts.account a on a.id = s.account_id
                        where t.token_hash = :tokenHash and t.used_at is null and t.expires_at > now()
                          and s.id = t.session_id and s.ended_at is null and a.disabled_at is null
                        returning t.session_id
                        """)
                .param("tokenHash", tokenHash)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** A token that is not expired, and when the successor it would have was made. */
    @Nullable Presented find(byte[] tokenHash, byte[] successorHash) {
        return sql.sql("""
                        select t.session_id, t.used_at is not null as used, successor.created_at as successor_made_at,
                               t.used_at > clock_timestamp() - make_interval(secs => :repeatableSeconds)
                                 and successor.used_at is null
                                 and s.ended_at is null and a.disabled_at is null as repeatable
                        from accounts.refresh_token t
                        join accounts.session s on s.id = t.session_id
                        join accounts.account a on a.id = s.account_id
                        left join accounts.refresh_token successor on successor.token_hash = :successorHash
                        where t.token_hash = :tokenHash and t.expires_at > now()
                        """)
                .param("tokenHash", tokenHash)
                .param("successorHash", successorHash)
                .param("repeatableSeconds", settings.refreshRepeatSeconds())
                .query(this::presented)
                .optional()
                .orElse(null);
    }

    UserId owner(UUID sessionId) {
        return new UserId(sql.sql("select account_id from accounts.session where id = :id")
                .param("id", sessionId)
                .query(UUID.class)
                .single());
    }

    /** The roles that a session has now; null when it has ended or its account is disabled. */
    @Nullable Set<Role> liveRoles(UUID sessionId, UserId accountId) {
        return sql.sql("""
                        select a.roles
                        from accounts.session s
                        join accounts.account a on a.id = s.account_id
                        where s.id = :id and s.account_id = :accountId
                          and s.ended_at is null and a.disabled_at is null
                        """)
                .param("id", sessionId)
                .param("accountId", accountId.value())
                .query(this::roleSet)
                .optional()
                .orElse(null);
    }

    /** Ends a session; false when it had ended before. */
    boolean end(UUID id) {
        return sql.sql("update accounts.session set ended_at = now() where id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    void endAll(UserId accountId) {
        sql.sql("update accounts.session set ended_at = now() where account_id = :accountId and ended_at is null")
                .param("accountId", accountId.value())
                .update();
    }

    /** Deletes expired refresh tokens, and sessions that have no token left. */
    void deleteExpired() {
        sql.sql("delete from accounts.refresh_token where expires_at < now()").update();
        sql.sql("""
                        delete from accounts.session s
                        where s.created_at < now() - interval '1 day'
                          and not exists (select 1 from accounts.refresh_token t where t.session_id = s.id)
                        """).update();
    }

    private Presented presented(ResultSet rs, int number) throws SQLException {
        OffsetDateTime successorMadeAt = rs.getObject("successor_made_at", OffsetDateTime.class);
        return new Presented(
                rs.getObject("session_id", UUID.class),
                rs.getBoolean("used"),
                rs.getBoolean("repeatable"),
                successorMadeAt == null ? null : successorMadeAt.toInstant());
    }

    private Set<Role> roleSet(ResultSet rs, int number) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(AccountStore.roles(rs));
        return Set.copyOf(roles);
    }

    /**
     * A refresh token that somebody sent.
     *
     * @param repeatable whether it was used so shortly before that the client may have lost the answer
     */
    record Presented(
            UUID sessionId,
            boolean used,
            boolean repeatable,
            @Nullable Instant successorMadeAt) {}
}
