package io.merkato.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SigningKeyStore {

    private final JdbcClient sql;

    SigningKeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** All keys, the current one first. */
    List<Row> findAll() {
        return sql.sql("""
                        select id, public_key::text as public_key, private_key, retired_at is null as current
                        from accounts.signing_key
                        order by retired_at desc nulls first
                        """).query(this::row).list();
    }

    /** Adds a current key, or does nothing when there is one: another node was quicker. */
    void insertCurrent(String id, String publicKey, byte[] privateKey) {
        sql.sql("""
                        insert into accounts.signing_key (id, public_key, private_key)
                        values (:id, :publicKey::jsonb, :privateKey)
                        on conflict ((true)) where retired_at is null do nothing
                        """)
                .param("id", id)
                .param("publicKey", publicKey)
                .param("privateKey", privateKey)
                .update();
    }

    private Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getString("id"), rs.getString("public_key"), rs.getBytes("private_key"), rs.getBoolean("current"));
    }

    /**
     * A key as it is stored.
     *
     * @param publicKey a JWK (RFC 7517)
     * @param privateKey the private value, encrypted
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String id, String publicKey, byte[] privateKey, boolean current) {}
}
