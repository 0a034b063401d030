package io.merkato.access;

import static org.awaitility.Awaitility.await;

import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the tables of the modules, to see that a refused call has changed none of it. */
public final class Contents {

    /** RateLimits and keys of idempotency count calls, the trail may tell of refused ones, and mails go out by themselves. */
    private static final List<String> OF_NO_MODULE = List.of("platform", "audit", "notifications");

    private final JdbcClient sql;
    private final String fingerprints;

    public Contents(Shop shop) {
        sql = shop.bean(JdbcClient.class);
        fingerprints = sql.sql("""
                        select format('select %L as name, count(*) || '' rows, sum of hashes '' ||
                                coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as fingerprint from %I.%I t',
                            table_schema || '.' || table_name, table_schema, table_name)
                        from information_schema.tables
                        where table_type = 'BASE TABLE'
                          and table_schema not in ('pg_catalog', 'information_schema')
                          and table_schema not in (:schemas)
                        """).param("schemas", OF_NO_MODULE).query(String.class).list().stream()
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** A fingerprint of each table, once nothing that was begun before is still under way. */
    public Map<String, String> fingerprints() {
        await("events and imports are done with")
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sql.sql("""
                                select not exists (select from platform.outbox)
                                   and not exists (select from imports.import where status = 'running')
                                """).query(Boolean.class).single());
        Map<String, String> tables = new TreeMap<>();
        sql.sql(fingerprints).query(row -> {
            tables.put(row.getString("name"), row.getString("fingerprint"));
        });
        return tables;
    }

    /** The tables that are not as they were. */
    public Set<String> changedSince(Map<String, String> before) {
        Map<String, String> now = fingerprints();
        return now.keySet().stream()
                .filter(table -> !Objects.equals(now.get(table), before.get(table)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
