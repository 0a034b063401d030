package io.merkato.sessions;

import io.merkato.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SessionStore {

    static final Duration REFRESH_TTL = Duration.ofDays(30);

    private final JdbcClient sql;

    SessionStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID id, UserId userId, @Nullable String address, @Nullable String userAgent) {
        sql.sql("""
                        insert into sessions.session (id, user_id, address, user_agent)
                        values (:id, :userId, :address, :userAgent)
                        """)
                .param("id", id)
                .param("userId", userId.value())
                .param("address", address)
                .param("userAgent", userAgent)
                .update();
    }

    /** Adds a refresh token and gives the time it was made at. */
    Instant insertToken(byte[] tokenHash, UUID sessionId) {
        return sql.sql("""
                        insert into sessions.refresh_token (token_hash, session_id, expires_at)
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

    /**
     * Uses a good token up and gives its session; null when it is not good. Of many at once, one gets the session. That is
     * locked before its token, as when both are deleted.
     */
    @Nullable Used use(byte[] tokenHash) {
        return sql.sql("""
                        with open as materialized (
                            select s.id, s.user_id
                            from sessions.refresh_token t
                            join sessions.session s on s.id = t.session_id
                            where t.token_hash = :tokenHash and s.ended_at is null
                            for no key update of s)
                        update sessions.refresh_token t
                        set used_at = clock_timestamp()
                        from open
                        where t.token_hash = :tokenHash and t.used_at is null and t.expires_at > now()
                          and t.session_id = open.id
                        returning t.session_id, open.user_id, t.salt
                        """)
                .param("tokenHash", tokenHash)
                .query((rs, number) -> new Used(
                        rs.getObject("session_id", UUID.class),
                        new UserId(rs.getObject("user_id", UUID.class)),
                        rs.getBytes("salt")))
                .optional()
                .orElse(null);
    }

    void markUsed(UUID sessionId) {
        sql.sql("update sessions.session set last_used_at = now() where id = :id")
                .param("id", sessionId)
                .update();
    }

    /** A token that is not expired; null when there is none. */
    @Nullable Presented find(byte[] tokenHash, int repeatableSeconds) {
        return sql.sql("""
                        select t.session_id, s.user_id, t.used_at is not null as used, t.salt,
                               t.used_at > clock_timestamp() - make_interval(secs => :repeatableSeconds)
                                 and s.ended_at is null as repeatable
                        from sessions.refresh_token t
                        join sessions.session s on s.id = t.session_id
                        where t.token_hash = :tokenHash and t.expires_at > now()
                        """)
                .param("tokenHash", tokenHash)
                .param("repeatableSeconds", repeatableSeconds)
                .query(this::presented)
                .optional()
                .orElse(null);
    }

    /** When a token was made; null when there is none or it was used. */
    @Nullable Instant unusedSince(byte[] tokenHash) {
        return sql.sql(
                        "select created_at from sessions.refresh_token where token_hash = :tokenHash and used_at is null")
                .param("tokenHash", tokenHash)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Whose session it is; null when it has ended or never was. */
    @Nullable UserId owner(UUID sessionId) {
        return sql.sql("select user_id from sessions.session where id = :id and ended_at is null")
                .param("id", sessionId)
                .query(UUID.class)
                .optional()
                .map(UserId::new)
                .orElse(null);
    }

    List<SessionView> list(UserId userId, @Nullable UUID current, @Nullable UUID before, int limit) {
        return sql.sql("""
                        select id, id = :current as current, address, user_agent, created_at, last_used_at
                        from sessions.session s
                        where user_id = :userId and ended_at is null
                          and (:before::uuid is null or id < :before)
                          and exists (
                            select 1 from sessions.refresh_token t
                            where t.session_id = s.id and t.used_at is null and t.expires_at > now())
                        order by id desc
                        limit :limit
                        """)
                .param("userId", userId.value())
                .param("current", current)
                .param("before", before)
                .param("limit", limit)
                .query(this::view)
                .list();
    }

    /** All that is known of a person's sessions, the newest first. */
    List<SessionData.HeldSession> all(UserId userId) {
        return sql.sql("""
                        select address, user_agent, created_at, last_used_at, ended_at
                        from sessions.session
                        where user_id = :userId
                        order by id desc
                        """)
                .param("userId", userId.value())
                .query((row, number) -> new SessionData.HeldSession(
                        row.getString("address"),
                        row.getString("user_agent"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                        endedAt(row)))
                .list();
    }

    /** Ends a session of this person; false when there is none or it had ended before. */
    boolean end(UUID id, UserId userId) {
        return sql.sql("""
                        update sessions.session set ended_at = now()
                        where id = :id and user_id = :userId and ended_at is null
                        """).param("id", id).param("userId", userId.value()).update() == 1;
    }

    /** Ends all sessions of a person and gives those that had not ended. */
    List<UUID> endAll(UserId userId) {
        return sql.sql("""
                        update sessions.session set ended_at = now()
                        where user_id = :userId and ended_at is null
                        returning id
                        """).param("userId", userId.value()).query(UUID.class).list();
    }

    List<UUID> deleteAll(UserId userId) {
        return sql.sql("delete from sessions.session where user_id = :userId returning id")
                .param("userId", userId.value())
                .query(UUID.class)
                .list();
    }

    /** Deletes expired refresh tokens, and sessions that have no token left. */
    void deleteExpired() {
        sql.sql("delete from sessions.refresh_token where expires_at < now()").update();
        sql.sql("""
                        delete from sessions.session s
                        where s.created_at < now() - interval '1 day'
                          and not exists (select 1 from sessions.refresh_token t where t.session_id = s.id)
                        """).update();
    }

    private Presented presented(ResultSet rs, int number) throws SQLException {
        return new Presented(
                rs.getObject("session_id", UUID.class),
                new UserId(rs.getObject("user_id", UUID.class)),
                rs.getBoolean("used"),
                rs.getBoolean("repeatable"),
                rs.getBytes("salt"));
    }

    private static @Nullable Instant endedAt(ResultSet row) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return endedAt == null ? null : endedAt.toInstant();
    }

    private SessionView view(ResultSet rs, int number) throws SQLException {
        return new SessionView(
                rs.getObject("id", UUID.class),
                rs.getBoolean("current"),
                rs.getString("address"),
                rs.getString("user_agent"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }

    /**
     * A refresh token that was just used up.
     *
     * @param salt what its successor is derived with
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Used(UUID sessionId, UserId userId, byte[] salt) {}

    /**
     * A refresh token that somebody sent.
     *
     * @param repeatable whether it was used so shortly before that the client may have lost the answer
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Presented(UUID sessionId, UserId userId, boolean used, boolean repeatable, byte[] salt) {}
}
