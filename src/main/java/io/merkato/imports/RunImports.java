package io.merkato.imports;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Carries imports out in the background, one at a time on each node: woken by uploads to its own node, and looking by
 * itself every few seconds for what another node took in or left behind.
 */
@Component
class RunImports implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunImports.class);
    private static final Duration POLL = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final ImportStore store;
    private final CarryOutImport carryOut;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread worker;

    RunImports(ImportStore store, CarryOutImport carryOut) {
        this.store = store;
        this.carryOut = carryOut;
    }

    /** Says that an import waits. */
    void wake() {
        signal.release();
    }

    @Override
    public void start() {
        // Assigned before it starts, since it ends as soon as it finds no worker.
        Thread thread = Thread.ofVirtual().name("imports").unstarted(this::run);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            signal.release();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                while (isRunning() && runNext()) {
                    // Goes on until nothing waits.
                }
                if (signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Imports wait: the database did not serve them ({})", e.toString());
                pause();
            }
        }
    }

    private boolean runNext() {
        Optional<ImportStore.Leased> work = store.lease(CarryOutImport.LEASE);
        work.ifPresent(this::run);
        return work.isPresent();
    }

    private void run(ImportStore.Leased work) {
        try {
            carryOut.run(work, this::isRunning);
        } catch (ImportSuspended e) {
            log.info("Import {} is left to another time: {}", work.id(), e.getMessage());
            store.release(work, Duration.ZERO);
        } catch (RuntimeException e) {
            log.warn(
                    "Import {} goes on in a moment: {}",
                    work.id(),
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            store.release(work, PAUSE_AFTER_FAILURE);
        }
    }

    private void pause() {
        try {
            if (signal.tryAcquire(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
