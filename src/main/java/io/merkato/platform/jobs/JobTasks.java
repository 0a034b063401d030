package io.merkato.platform.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of all modules, as db-scheduler knows them. */
@Component
class JobTasks {

    private static final Logger log = LoggerFactory.getLogger(JobTasks.class);

    private final List<Job<?>> jobs;
    private final List<RecurringJob> recurring;
    private final JobRoom room;
    private final JobStore store;
    private final TransactionTemplate transaction;
    private final LastingFaults faults;

    JobTasks(
            ObjectProvider<Job<?>> jobs,
            ObjectProvider<RecurringJob> recurring,
            JobStore store,
            TransactionTemplate transaction,
            LastingFaults faults) {
        this.jobs = jobs.stream().filter(Job::runsHere).toList();
        this.recurring = recurring.stream().filter(RecurringJob::runsHere).toList();
        this.room = room(this.jobs, this.recurring);
        this.store = store;
        this.transaction = transaction;
        this.faults = faults;
    }

    List<RecurringJob> recurring() {
        return recurring;
    }

    JobRoom room() {
        return room;
    }

    /**
     * A task for each job.
     *
     * @param wake called when there is room again for what waits
     */
    List<Task<?>> all(Runnable wake) {
        List<Task<?>> tasks = new ArrayList<>();
        jobs.forEach(job -> tasks.add(task(job, wake)));
        recurring.forEach(job -> tasks.add(task(job)));
        return tasks;
    }

    private <P> Task<P> task(Job<P> job, Runnable wake) {
        return Tasks.custom(job.kind().name(), job.kind().payload())
                .onFailure((failure, operations) -> onFailure(job, failure, operations))
                .execute((instance, context) -> {
                    try {
                        return run(job, instance.getData(), context.getExecution());
                    } finally {
                        release(job.kind().name(), wake);
                    }
                });
    }

    private <P> CompletionHandler<P> run(Job<P> job, P payload, Execution execution) {
        if (!job.inTransaction()) {
            job.run(payload);
            return new CompletionHandler.OnCompleteRemove<>();
        }
        transaction.executeWithoutResult(status -> {
            job.run(payload);
            if (!store.end(execution.getTaskName(), execution.getId(), execution.version)) {
                throw new JobSuspended("Another node has taken it over.");
            }
        });
        return (completed, operations) -> {};
    }

    private <P> void onFailure(Job<P> job, ExecutionComplete failure, ExecutionOperations<P> operations) {
        Execution execution = failure.getExecution();
        Throwable cause = cause(failure);
        if (cause instanceof JobSuspended) {
            log.info(
                    "The job {} {} is left to another time: {}",
                    job.kind().name(),
                    execution.getId(),
                    cause.getMessage());
            operations.reschedule(failure, failure.getTimeDone());
            return;
        }
        faults.met("The job " + job.kind().name(), cause);
        int failures = execution.consecutiveFailures + 1;
        Optional<Duration> delay = job.delayAfter(failures);
        if (delay.isPresent()) {
            operations.reschedule(failure, failure.getTimeDone().plus(delay.get()));
        } else {
            log.error("The job {} {} is given up after attempt {}", job.kind().name(), execution.getId(), failures);
            job.givenUp(job.kind().payload().cast(execution.taskInstance.getData()));
            operations.stop();
        }
    }

    private Task<Void> task(RecurringJob job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure((failure, operations) -> {
                    faults.met("The job " + job.name(), cause(failure));
                    Duration delay = BackOff.doubling(failure.getExecution().consecutiveFailures + 1);
                    operations.reschedule(
                            failure, Instant.now().plus(delay.compareTo(job.every()) < 0 ? delay : job.every()));
                })
                .execute((instance, context) -> {
                    try {
                        job.run();
                    } finally {
                        room.release(job.name());
                    }
                    return (completed, operations) ->
                            operations.reschedule(completed, Instant.now().plus(job.every()));
                });
    }

    private void release(String kind, Runnable wake) {
        if (room.release(kind)) {
            wake.run();
        }
    }

    private static Throwable cause(ExecutionComplete failure) {
        return failure.getCause().orElseGet(() -> new IllegalStateException("It failed without saying why."));
    }

    private static JobRoom room(List<Job<?>> jobs, List<RecurringJob> recurring) {
        Map<String, Integer> limits = new HashMap<>();
        jobs.forEach(job -> add(limits, job.kind().name(), job.atOnce()));
        recurring.forEach(job -> add(limits, job.name(), 1));
        return new JobRoom(limits);
    }

    private static void add(Map<String, Integer> limits, String name, int atOnce) {
        if (limits.put(name, atOnce) != null) {
            throw new IllegalStateException("Two jobs are called " + name + ".");
        }
    }
}
