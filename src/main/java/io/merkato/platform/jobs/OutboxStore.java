package io.merkato.platform.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OutboxStore {

    /**
     * What is due, can be taken, and has no forerunner that is not delivered yet, also while another node is delivering
     * that one.
     */
    private static final String DUE = """
            select o.id, o.payload::text as payload, o.attempts
            from platform.outbox o
            where o.listener = :listener
              and o.due_at <= clock_timestamp()
              and o.id = (
                  select min(of_aggregate.id) from platform.outbox of_aggregate
                  where of_aggregate.listener = o.listener and of_aggregate.aggregate_id = o.aggregate_id)
            """;

    private final JdbcClient sql;

    OutboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** They are due at any time, so that a clock that is set back keeps none of them waiting. */
    void insert(Collection<String> listeners, UUID aggregateId, String type, String payload) {
        sql.sql("""
                        insert into platform.outbox (listener, aggregate_id, type, payload, due_at)
                        select name, :aggregateId, :type, :payload::jsonb, '-infinity' from unnest(:listeners::text[]) as listener (name)
                        """)
                .param("listeners", listeners.toArray(String[]::new))
                .param("aggregateId", aggregateId)
                .param("type", type)
                .param("payload", payload)
                .update();
    }

    /** Which of these listeners something is due for. */
    List<String> waiting(Collection<String> listeners) {
        return sql.sql("""
                        select asked.name from unnest(:listeners::text[]) as asked (name)
                        where exists (
                            select 1 from platform.outbox o
                            where o.listener = asked.name and o.due_at <= clock_timestamp())
                        """)
                .param("listeners", listeners.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Locks the oldest due events of a listener, at most one of each aggregate. */
    List<Waiting> lockDue(String listener, int limit) {
        return sql.sql(DUE + " order by o.id limit :limit for update of o skip locked")
                .param("listener", listener)
                .param("limit", limit)
                .query(Waiting.class)
                .list();
    }

    /** Locks one event; none, if it is not to be delivered any more. */
    List<Waiting> lock(String listener, long id) {
        return sql.sql(DUE + " and o.id = :id for update of o skip locked")
                .param("listener", listener)
                .param("id", id)
                .query(Waiting.class)
                .list();
    }

    void deleteAbout(UUID aggregateId) {
        sql.sql("delete from platform.outbox where aggregate_id = :aggregateId")
                .param("aggregateId", aggregateId)
                .update();
    }

    void delete(Collection<Waiting> delivered) {
        if (!delivered.isEmpty()) {
            sql.sql("delete from platform.outbox where id = any(:ids)")
                    .param("ids", delivered.stream().map(Waiting::id).toArray(Long[]::new))
                    .update();
        }
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

    /** An event that this node has taken. */
    record Waiting(long id, String payload, int attempts) {}
}
