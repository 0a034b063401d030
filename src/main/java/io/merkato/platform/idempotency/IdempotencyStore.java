package io.merkato.platform.idempotency;

import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_REUSED;

import io.merkato.platform.crypto.SealedBox;
import io.merkato.platform.json.RenderedJson;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.settings.Secrets;
import io.merkato.platform.web.ApiHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class IdempotencyStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    /** The second is the name that other shops and payment services have for it. */
    private static final List<String> REPLAYED = List.of("Idempotency-Replayed", "Idempotent-Replayed");

    private final JdbcClient sql;
    private final JsonMapper json;
    /** An answer's headers may hold a guest's token, which nobody shall read in the database. */
    private final SealedBox box;

    /** Headers that belong to an answer itself; the others are made anew for each response. */
    private final List<String> storedHeaders;

    IdempotencyStore(JdbcClient sql, JsonMapper json, Secrets secrets, List<ApiHeaders> headers) {
        this.sql = sql;
        this.storedHeaders = Stream.concat(
                        Stream.of(HttpHeaders.LOCATION), headers.stream().flatMap(some -> some.read().stream()))
                .toList();
        this.json = json;
        this.box = new SealedBox(secrets.derive("idempotency answer-headers"));
    }

    /**
     * Claims the key for this request until the end of the transaction. Of two at once, one is {@link Claim.First} and the
     * other {@link Claim.Running}, without waiting, until the first has committed.
     *
     * @param subject the id of what the request makes, given back as {@link Claim.Begun} until it is answered
     * @throws Problem IDEMPOTENCY_KEY_REUSED when the key came with another request before
     */
    Claim claim(IdempotentRequest request, UUID subject) {
        String key = request.key();
        if (key == null) {
            return new Claim.First();
        }
        // What another commits between the statement's snapshot and the lock is not seen, and keeps the row from being
        // inserted: then there is neither, and the next try sees it.
        return sql.sql("""
                        with claim as materialized (
                            select pg_try_advisory_xact_lock(hashtextextended(:name, 0)) as ours
                        ), inserted as (
                            insert into platform.idempotency_key (actor, key, fingerprint, subject)
                            select :actor, :key, :fingerprint, :subject from claim where ours
                            on conflict do nothing
                            returning true as first
                        )
                        select inserted.first, present.*
                        from claim
                        left join inserted on true
                        left join (
                            select fingerprint, subject, status, headers, body
                            from platform.idempotency_key where actor = :actor and key = :key) present on true
                        """)
                .param("name", "idempotency " + request.actor() + " " + key)
                .param("actor", request.actor())
                .param("key", key)
                .param("fingerprint", request.fingerprint())
                .param("subject", subject)
                .query((rs, row) -> claim(rs, request, key))
                .single();
    }

    private Claim claim(ResultSet rs, IdempotentRequest request, String key) throws SQLException {
        if (rs.getBoolean("first")) {
            return new Claim.First();
        }
        String fingerprint = rs.getString("fingerprint");
        if (fingerprint == null) {
            return new Claim.Running();
        }
        if (!fingerprint.equals(request.fingerprint())) {
            throw IDEMPOTENCY_KEY_REUSED.because("Use a new key for a new request.");
        }
        return rs.getObject("status") == null
                ? new Claim.Begun(rs.getObject("subject", UUID.class))
                : new Claim.Answered(answer(rs, name(request.actor(), key)));
    }

    /**
     * Stores the answer of a request that has none yet, in the transaction of its effect. Gives the answer of somebody who
     * was faster, if there is one.
     */
    Optional<ResponseEntity<RenderedJson>> keep(IdempotentRequest request, ResponseEntity<RenderedJson> answer) {
        String key = request.key();
        if (key == null) {
            return Optional.empty();
        }
        byte[] name = name(request.actor(), key);
        byte[] headers = json.writeValueAsBytes(answer.getHeaders().toSingleValueMap());
        RenderedJson body = answer.getBody();
        int stored = sql.sql("""
                        update platform.idempotency_key
                        set status = :status, headers = :headers, body = :body
                        where actor = :actor and key = :key and status is null
                        """)
                .param("actor", request.actor())
                .param("key", key)
                .param("status", answer.getStatusCode().value())
                .param("headers", box.seal(headers, name))
                .param("body", body == null ? new byte[0] : body.bytes())
                .update();
        return stored == 1 ? Optional.empty() : find(request.actor(), key);
    }

    private Optional<ResponseEntity<RenderedJson>> find(String actor, String key) {
        return sql.sql("""
                        select status, headers, body from platform.idempotency_key
                        where actor = :actor and key = :key and status is not null
                        """)
                .param("actor", actor)
                .param("key", key)
                .query((rs, row) -> answer(rs, name(actor, key)))
                .optional();
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
        for (String name : storedHeaders) {
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

    private ResponseEntity<RenderedJson> answer(ResultSet rs, byte[] name) throws SQLException {
        HttpHeaders headers = new HttpHeaders();
        opened(rs.getBytes("headers"), name).forEach(headers::set);
        REPLAYED.forEach(header -> headers.set(header, "true"));
        return ResponseEntity.status(rs.getInt("status")).headers(headers).body(new RenderedJson(rs.getBytes("body")));
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
}
