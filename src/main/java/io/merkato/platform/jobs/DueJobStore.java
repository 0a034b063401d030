package io.merkato.platform.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import io.merkato.platform.observability.LastingFaults;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks what is due for db-scheduler: of each kind what this node has room for, by the clock of the database, and
 * nothing that this version does not know.
 */
final class DueJobStore extends PostgreSqlJdbcCustomization {

    private static final String PICK = """
            with kind as (
                select * from unnest(?::text[], ?::int[]) as kind (name, room)
            ), due as materialized (
                select job.task_name, job.task_instance
                from kind
                cross join lateral (
                    select task_name, task_instance, execution_time
                    from platform.job
                    where task_name = kind.name and not picked and execution_time <= clock_timestamp()
                    order by execution_time
                    limit kind.room
                    for update skip locked
                ) job
                order by job.execution_time
                limit ?
            )
            update platform.job picked
            set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
            from due
            where picked.task_name = due.task_name and picked.task_instance = due.task_instance
            returning picked.*
            """;

    private final JobRoom room;
    private final LastingFaults faults;

    DueJobStore(JobRoom room, LastingFaults faults) {
        super(false, false);
        this.room = room;
        this.faults = faults;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
        Map<String, Integer> free = room.free();
        try {
            List<Execution> picked = context.jdbcRunner.query(
                    PICK,
                    statement -> {
                        Connection connection = statement.getConnection();
                        statement.setArray(
                                1,
                                connection.createArrayOf("text", free.keySet().toArray()));
                        statement.setArray(
                                2,
                                connection.createArrayOf("int4", free.values().toArray()));
                        statement.setInt(3, limit);
                        statement.setString(4, context.schedulerName.getName());
                        setInstant(statement, 5, now);
                    },
                    context.resultSetMapper.get());
            room.take(free, picked.stream().map(Execution::getTaskName).toList());
            return picked;
        } catch (RuntimeException e) {
            faults.met("Looking for jobs", e);
            throw e;
        }
    }

    @Override
    public byte @Nullable [] getTaskData(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    }
}
