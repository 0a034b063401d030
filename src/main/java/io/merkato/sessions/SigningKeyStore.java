package io.merkato.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SigningKeyStore {

    private final JdbcClient sql;

    SigningKeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** All keys, the current one first, then the one that was retired last. */
    List<Row> findAll() {
        return sql.sql("""
                        select id, public_key::text as public_key, private_key, retired_at, created_at
                        from sessions.signing_key
                        order by retired_at desc nulls first
                        """).query(this::row).list();
    }

    /** Adds a current key, or does nothing when there is one: another node was quicker. */
    void insertCurrent(String id, String publicKey, byte[] privateKey) {
        sql.sql("""
                        insert into sessions.signing_key (id, public_key, private_key)
                        values (:id, :publicKey::jsonb, :privateKey)
                        on conflict ((true)) where retired_at is null do nothing
                        """)
                .param("id", id)
                .param("publicKey", publicKey)
                .param("privateKey", privateKey)
                .update();
    }

    /** Retires the current key; false when somebody else just did, or when it is younger than asked for. */
    boolean retireCurrent(int atLeastDaysOld) {
        return sql.sql("""
                        update sessions.signing_key set retired_at = clock_timestamp()
                        where retired_at is null and created_at <= now() - make_interval(days => :days)
                        """).param("days", atLeastDaysOld).update() == 1;
    }

    /** Retires the current key if it is still this one. */
    boolean retireCurrent(String id) {
        return sql.sql("""
                        update sessions.signing_key set retired_at = clock_timestamp()
                        where retired_at is null and id = :id
                        """).param("id", id).update() == 1;
    }

    /** Deletes all keys that are retired, so that nothing they signed is good any more; false when there is none. */
    boolean revokeRetired() {
        return sql.sql("delete from sessions.signing_key where retired_at is not null")
                        .update()
                > 0;
    }

    /** Deletes keys that were retired so long ago that everything they signed has expired. */
    void deleteRetired() {
        sql.sql("delete from sessions.signing_key where retired_at < now() - interval '1 hour'")
                .update();
    }

    private Row row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime retiredAt = rs.getObject("retired_at", OffsetDateTime.class);
        return new Row(
                rs.getString("id"),
                rs.getString("public_key"),
                rs.getBytes("private_key"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                retiredAt == null ? null : retiredAt.toInstant());
    }

    /**
     * A key as it is stored.
     *
     * @param publicKey a JWK (RFC 7517)
     * @param privateKey the private value, encrypted
     * @param retiredAt null for the key that signs now
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            String id,
            String publicKey,
            byte[] privateKey,
            Instant createdAt,
            @Nullable Instant retiredAt) {}
}
