package io.merkato.platform.ratelimit;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each row says when a limit will be free of all that was taken. The times are those of the database's clock, read when
 * the row is locked: the transaction's own time may be older than what another node has just written.
 */
@Component
class RateLimitStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    RateLimitStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Takes one in a single statement, whoever else does so now; false when none is left. */
    boolean tryTake(UUID key, RateLimit limit) {
        return sql.sql("""
                        insert into platform.rate_limit (key, full_at)
                        values (:key, clock_timestamp() + :stepMicros * interval '1 microsecond')
                        on conflict (key) do update
                        set full_at = greatest(rate_limit.full_at, clock_timestamp()) + :stepMicros * interval '1 microsecond'
                        where rate_limit.full_at
                            <= clock_timestamp() + (:capacityMicros - :stepMicros) * interval '1 microsecond'
                        """)
                        .param("key", key)
                        .param("stepMicros", limit.stepMicros())
                        .param("capacityMicros", limit.capacityMicros())
                        .update()
                == 1;
    }

    /** How long until all that was taken is there again; 0 when it is. */
    long untilFullMicros(UUID key) {
        return sql.sql("""
                        select ceil(extract(epoch from full_at - clock_timestamp()) * 1000000)::bigint
                        from platform.rate_limit
                        where key = :key and full_at > clock_timestamp()
                        """).param("key", key).query(Long.class).optional().orElse(0L);
    }

    void giveBack(UUID key, RateLimit limit) {
        sql.sql("""
                        update platform.rate_limit
                        set full_at = full_at - :stepMicros * interval '1 microsecond'
                        where key = :key and full_at > clock_timestamp()
                        """).param("key", key).param("stepMicros", limit.stepMicros()).update();
    }

    void delete(UUID key) {
        sql.sql("delete from platform.rate_limit where key = :key")
                .param("key", key)
                .update();
    }

    /**
     * Adds what was taken elsewhere already, and gives what all nodes together have taken. What is over the limit is
     * not remembered, so that nobody waits for longer than a window. Rows are written in the order of their keys: two
     * nodes then wait for each other instead of deadlocking.
     */
    List<Used> add(List<Taken> taken, RateLimit limit) {
        return sql.sql("""
                        insert into platform.rate_limit as b (key, full_at)
                        select key, statement_timestamp()
                            + least(taken * :stepMicros, :capacityMicros) * interval '1 microsecond'
                        from jsonb_to_recordset(:taken::jsonb) as t (key uuid, taken int)
                        order by key
                        on conflict (key) do update
                        set full_at = least(
                            greatest(b.full_at, clock_timestamp()) + (excluded.full_at - statement_timestamp()),
                            clock_timestamp() + :capacityMicros * interval '1 microsecond')
                        returning key, ceil(extract(epoch from full_at - clock_timestamp()) * 1000000)::bigint as micros
                        """)
                .param("taken", json.writeValueAsString(taken))
                .param("stepMicros", limit.stepMicros())
                .param("capacityMicros", limit.capacityMicros())
                .query((rs, number) -> new Used(rs.getObject("key", UUID.class), rs.getLong("micros")))
                .list();
    }

    /** Deletes what says no more than no row would. Rows that somebody is writing stay, so that nobody waits. */
    int deleteFull() {
        return sql.sql("""
                        delete from platform.rate_limit
                        where key in (
                            select key from platform.rate_limit where full_at < clock_timestamp() for update skip locked)
                        """).update();
    }

    record Taken(UUID key, int taken) {}

    record Used(UUID key, long untilFullMicros) {}
}
