package io.merkato.platform.idempotency;

import io.merkato.platform.crypto.SealedBox;
import io.merkato.platform.json.RenderedJson;
import io.merkato.platform.settings.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class IdempotencyStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    /** Headers that belong to an answer itself; the others are made anew for each response. */
    private static final List<String> STORED_HEADERS = List.of(HttpHeaders.LOCATION, "Cart-Token");
    /** The second is the name that other shops and payment services have for it. */
    private static final List<String> REPLAYED = List.of("Idempotency-Replayed", "Idempotent-Replayed");

    private final JdbcClient sql;
    private final JsonMapper json;
    /** An answer's headers may hold a guest's cart token, which nobody shall read in the database. */
    private final SealedBox box;

    IdempotencyStore(JdbcClient sql, JsonMapper json, Secrets secrets) {
        this.sql = sql;
        this.json = json;
        this.box = new SealedBox(secrets.derive("idempotency answer-headers"));
    }

    /** Locks the key until the end of the transaction, or says at once that another has it. */
    boolean tryLock(String actor, String key) {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "idempotency " + actor + " " + key)
                .query(Boolean.class)
                .single();
    }

    @Nullable Row find(String actor, String key) {
        return sql.sql("""
                        select fingerprint, subject, status, headers, body
                        from platform.idempotency_key
                        where actor = :actor and key = :key
                        """)
                .param("actor", actor)
                .param("key", key)
                .query((rs, number) -> row(rs, name(actor, key)))
                .optional()
                .orElse(null);
    }

    void insert(String actor, String key, String fingerprint, UUID subject) {
        sql.sql("""
                        insert into platform.idempotency_key (actor, key, fingerprint, subject)
                        values (:actor, :key, :fingerprint, :subject)
                        """)
                .param("actor", actor)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("subject", subject)
                .update();
    }

    /** Stores the answer of a key that has none yet. */
    boolean answer(String actor, String key, ResponseEntity<RenderedJson> answer) {
        RenderedJson body = answer.getBody();
        return sql.sql("""
                        update platform.idempotency_key
                        set status = :status, headers = :headers, body = :body
                        where actor = :actor and key = :key and status is null
                        """)
                        .param("actor", actor)
                        .param("key", key)
                        .param("status", answer.getStatusCode().value())
                        .param(
                                "headers",
                                box.seal(
                                        json.writeValueAsBytes(
                                                answer.getHeaders().toSingleValueMap()),
                                        name(actor, key)))
                        .param("body", body == null ? new byte[0] : body.bytes())
                        .update()
                == 1;
    }

    int deleteOlderThanHours(int hours) {
        return sql.sql("""
                        delete from platform.idempotency_key
                        where created_at < now() - make_interval(hours => :hours)
                        """).param("hours", hours).update();
    }

    /** Puts an answer into the bytes in which it is stored and sent. */
    ResponseEntity<RenderedJson> render(ResponseEntity<?> answer) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : STORED_HEADERS) {
            String value = answer.getHeaders().getFirst(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        if (answer.getHeaders().getContentType() != null) {
            headers.setContentType(answer.getHeaders().getContentType());
        }
        byte[] body =
                switch (answer.getBody()) {
                    case null -> new byte[0];
                    case RenderedJson rendered -> rendered.bytes();
                    case byte[] bytes -> bytes;
                    case Object value -> json.writeValueAsBytes(value);
                };
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(new RenderedJson(body));
    }

    private Row row(ResultSet rs, byte[] name) throws SQLException {
        int status = rs.getInt("status");
        ResponseEntity<Object> answer = null;
        if (!rs.wasNull()) {
            HttpHeaders headers = new HttpHeaders();
            opened(rs.getBytes("headers"), name).forEach(headers::set);
            REPLAYED.forEach(header -> headers.set(header, "true"));
            answer = ResponseEntity.status(status).headers(headers).body(new RenderedJson(rs.getBytes("body")));
        }
        return new Row(rs.getString("fingerprint"), rs.getObject("subject", UUID.class), answer);
    }

    /** Under another secret the fingerprint tells a request apart, so that what cannot be opened is not needed. */
    private Map<String, String> opened(byte[] sealed, byte[] name) {
        try {
            return json.readValue(box.open(sealed, name), HEADERS);
        } catch (GeneralSecurityException e) {
            return Map.of();
        }
    }

    void deleteOf(String actor) {
        sql.sql("delete from platform.idempotency_key where actor = :actor")
                .param("actor", actor)
                .update();
    }

    private static byte[] name(String actor, String key) {
        return (actor + " " + key).getBytes(StandardCharsets.UTF_8);
    }

    record Row(String fingerprint, UUID subject, @Nullable ResponseEntity<Object> answer) {}
}
