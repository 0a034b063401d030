package io.merkato.platform.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OutboxStore {

    private final JdbcClient sql;

    OutboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(List<String> listeners, UUID aggregateId, String type, String payload) {
        for (String listener : listeners) {
            sql.sql("""
                            insert into platform.outbox (listener, aggregate_id, type, payload)
                            values (:listener, :aggregateId, :type, :payload::jsonb)
                            """)
                    .param("listener", listener)
                    .param("aggregateId", aggregateId)
                    .param("type", type)
                    .param("payload", payload)
                    .update();
        }
    }

    /**
     * Locks the oldest due event of these listeners. An event whose forerunner is not delivered yet waits for it, also
     * while another node is delivering that one.
     */
    Optional<Waiting> lockNext(Collection<String> listeners) {
        return sql.sql("""
                        select o.id, o.listener, o.payload::text as payload, o.attempts
                        from platform.outbox o
                        where o.due_at <= clock_timestamp()
                          and o.listener = any(:listeners)
                          and not exists (
                            select 1 from platform.outbox earlier
                            where earlier.listener = o.listener
                              and earlier.aggregate_id = o.aggregate_id
                              and earlier.id < o.id)
                        order by o.id
                        limit 1
                        for update skip locked
                        """)
                .param("listeners", listeners.toArray(String[]::new))
                .query(Waiting.class)
                .optional();
    }

    void deleteAbout(UUID aggregateId) {
        sql.sql("delete from platform.outbox where aggregate_id = :aggregateId")
                .param("aggregateId", aggregateId)
                .update();
    }

    void delete(long id) {
        sql.sql("delete from platform.outbox where id = :id").param("id", id).update();
    }

    void postpone(long id, Duration delay, String failure) {
        sql.sql("""
                        update platform.outbox
                        set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => :seconds), failure = :failure
                        where id = :id
                        """)
                .param("id", id)
                .param("seconds", delay.toSeconds())
                .param("failure", failure)
                .update();
    }

    record Waiting(long id, String listener, String payload, int attempts) {}
}
