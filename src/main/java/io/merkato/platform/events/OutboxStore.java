package io.merkato.platform.events;

import java.time.Duration;
import java.util.List;
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
     * Locks the oldest due events, at most one for each listener and aggregate. An event whose forerunner is not
     * delivered yet waits for it, also while another node is delivering that one.
     */
    List<Waiting> lockHeads(int limit) {
        return sql.sql("""
                        select o.id, o.listener, o.payload::text as payload, o.attempts
                        from platform.outbox o
                        where o.due_at <= now()
                          and not exists (
                            select 1 from platform.outbox earlier
                            where earlier.listener = o.listener
                              and earlier.aggregate_id = o.aggregate_id
                              and earlier.id < o.id)
                        order by o.id
                        limit :limit
                        for update skip locked
                        """).param("limit", limit).query(Waiting.class).list();
    }

    void delete(long id) {
        sql.sql("delete from platform.outbox where id = :id").param("id", id).update();
    }

    void postpone(long id, Duration delay, String failure) {
        sql.sql("""
                        update platform.outbox
                        set attempts = attempts + 1, due_at = now() + make_interval(secs => :seconds), failure = :failure
                        where id = :id
                        """)
                .param("id", id)
                .param("seconds", delay.toSeconds())
                .param("failure", failure)
                .update();
    }

    record Waiting(long id, String listener, String payload, int attempts) {}
}
