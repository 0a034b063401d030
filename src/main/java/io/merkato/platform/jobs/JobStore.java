package io.merkato.platform.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be done, in the columns that db-scheduler has for it; it does the rest by itself. */
@Component
class JobStore {

    /** Under this id each recurring job stands once. */
    static final String RECURRING = "recurring";

    private final JdbcClient sql;

    JobStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(String kind, String id, String payload, Duration after) {
        sql.sql("""
                        insert into platform.job (task_name, task_instance, task_data, execution_time)
                        values (:kind, :id, :payload::jsonb, clock_timestamp() + make_interval(secs => :seconds))
                        on conflict do nothing
                        """)
                .param("kind", kind)
                .param("id", id)
                .param("payload", payload)
                .param("seconds", after.toMillis() / 1000.0)
                .update();
    }

    boolean delete(String kind, String id) {
        return sql.sql("delete from platform.job where task_name = :kind and task_instance = :id and not picked")
                        .param("kind", kind)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends what this node is doing; false when another node has taken it over meanwhile. */
    boolean end(String kind, String id, long version) {
        return sql.sql("""
                        delete from platform.job
                        where task_name = :kind and task_instance = :id and version = :version
                        """)
                        .param("kind", kind)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * Makes known what comes back, for the first time at any moment before it would be the second time, so that not all
     * of it comes at once. What is known keeps its time, unless that has become too late.
     */
    void plan(Collection<RecurringJob> jobs) {
        sql.sql("""
                        with job as (
                            select * from unnest(:names::text[], :seconds::bigint[]) as job (name, seconds)
                        ), sooner as (
                            update platform.job planned
                            set execution_time = clock_timestamp() + make_interval(secs => job.seconds)
                            from job
                            where planned.task_name = job.name and planned.task_instance = :id and not planned.picked
                              and planned.execution_time > clock_timestamp() + make_interval(secs => job.seconds)
                        )
                        insert into platform.job (task_name, task_instance, execution_time)
                        select name, :id, clock_timestamp() + random() * make_interval(secs => seconds)
                        from job
                        order by name
                        on conflict do nothing
                        """)
                .param("id", RECURRING)
                .param("names", jobs.stream().map(RecurringJob::name).toArray(String[]::new))
                .param(
                        "seconds",
                        jobs.stream().map(job -> job.every().toSeconds()).toArray(Long[]::new))
                .update();
    }

    /** Forgets what waits and names a person by id or address. */
    void deleteAbout(UUID userId, String email) {
        sql.sql("""
                        delete from platform.job
                        where not picked
                          and jsonb_path_exists(
                              task_data, '$.** ? (@ == $id || @ == $email)',
                              jsonb_build_object('id', :id::text, 'email', :email::text))
                        """).param("id", userId).param("email", email).update();
    }
}
