package io.merkato.platform.jobs;

import java.time.Duration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Takes in work that a {@link Job} does in the background. It is stored in the caller's transaction. */
@Component
public class Jobs {

    private final JobStore store;
    private final JsonMapper json;
    private final RunJobs running;

    Jobs(JobStore store, JsonMapper json, @Lazy RunJobs running) {
        this.store = store;
        this.json = json;
        this.running = running;
    }

    /**
     * Has work done right after the commit.
     *
     * @param id tells it from other work of its kind; while such work waits or is being done, this call changes nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <P> void enqueue(JobKind<P> kind, String id, P payload) {
        enqueue(kind, id, payload, Duration.ZERO);
    }

    /** As {@link #enqueue(JobKind, String, Object)}, after a while. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <P> void enqueue(JobKind<P> kind, String id, P payload, Duration after) {
        store.insert(kind.name(), id, json.writeValueAsString(payload), after);
        if (!after.isPositive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    running.wake();
                }
            });
        }
    }

    /** Forgets work that nobody has begun; false when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean cancel(JobKind<?> kind, String id) {
        return store.delete(kind.name(), id);
    }

    /**
     * Whether this node goes on working. Work that takes long asks now and then, and throws {@link JobSuspended} when
     * not.
     */
    public boolean goOn() {
        return running.isRunning();
    }
}
