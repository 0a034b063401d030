package io.merkato.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Execution;
import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs db-scheduler on this node. It looks for due jobs every second and when it is woken, keeps those alive that run
 * here, and takes over those of a node that has not been heard of for 20 seconds.
 */
@Component
class RunJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunJobs.class);
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** What db-scheduler waits by itself, by the clock on the wall: it would wait longer when that is set back. */
    private static final Duration OWN_POLL = Duration.ofMinutes(1);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;

    /** When the node stops, jobs are interrupted after this time, and left alone after the same time again. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final DataSource database;
    private final JobTasks tasks;
    private final JobStore store;
    private final JsonMapper json;
    private final LastingFaults faults;
    private volatile @Nullable Scheduler scheduler;

    RunJobs(DataSource database, JobTasks tasks, JobStore store, JsonMapper json, LastingFaults faults) {
        this.database = database;
        this.tasks = tasks;
        this.store = store;
        this.json = json;
        this.faults = faults;
    }

    /** Says that something may be due. */
    void wake() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        store.plan(tasks.recurring());
        JobRoom room = tasks.room();
        ScheduledExecutorService housekeeper = Executors.newScheduledThreadPool(2, threads("jobs-alive-"));
        Scheduler starting = Scheduler.create(database, tasks.all(this::wake))
                .tableName("platform.job")
                .jdbcCustomization(new DueJobStore(room, faults))
                .serializer(new Payloads(json))
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .pollingInterval(OWN_POLL)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_STOP)
                // What this node does not know waits for one that does, however long that takes.
                .deleteUnresolvedAfter(NEVER)
                // What fails is told by LastingFaults.
                .failureLogging(LogLevel.OFF, false)
                .addSchedulerListener(new TellOfDead())
                .threads(room.total())
                .executorService(Executors.newThreadPerTaskExecutor(threads("job-")))
                .dueExecutor(Executors.newSingleThreadExecutor(threads("jobs-due-")))
                .housekeeperExecutor(housekeeper)
                .build();
        scheduler = starting;
        starting.start();
        var _ = housekeeper.scheduleWithFixedDelay(this::wake, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private static ThreadFactory threads(String prefix) {
        return Thread.ofVirtual().name(prefix, 1).factory();
    }

    private static final class TellOfDead extends AbstractSchedulerListener {

        @Override
        public void onExecutionDead(Execution execution) {
            log.warn(
                    "The job {} {} is taken over from a node that is gone", execution.getTaskName(), execution.getId());
        }
    }

    /** Payloads as JSON. */
    private record Payloads(JsonMapper json) implements Serializer {

        @Override
        public byte[] serialize(Object payload) {
            return json.writeValueAsBytes(payload);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] payload) {
            return payload == null ? null : json.readValue(payload, type);
        }
    }
}
