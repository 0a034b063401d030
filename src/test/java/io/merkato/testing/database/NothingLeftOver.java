package io.merkato.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests wait for before they look: that all is done which follows from what they did. */
public final class NothingLeftOver {

    /** What a node had begun that was cut off is taken over within 30 seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private NothingLeftOver() {}

    /** Waits until every event is delivered and every job done whose time has come. */
    public static void in(JdbcClient database) {
        await("all events are delivered and all jobs are done")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(left(database)).isEmpty());
    }

    /** What is left, so that a test that waits in vain says for what. */
    private static List<String> left(JdbcClient database) {
        return database.sql("""
                        select 'event for ' || listener || ': ' || outbox::text from platform.outbox
                        union all
                        select 'job ' || task_name || ' at ' || now() || ': ' || job::text from platform.job
                        where execution_time <= now() or picked or consecutive_failures > 0
                        """).query(String.class).list();
    }
}
