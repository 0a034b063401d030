package io.merkato.platform.jobs;

import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * A thread that does what waits, one thing after the other, until nothing does. It is woken by {@link #wake} and looks
 * by itself every few seconds for what other nodes took in or left behind. When the work throws it tries again soon.
 */
public abstract class BackgroundWorker implements SmartLifecycle {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String name;
    private final Duration poll;
    private final LastingFaults faults;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /**
     * A worker that is not running yet.
     *
     * @param poll how long to wait when nothing was there
     */
    protected BackgroundWorker(String name, Duration poll, LastingFaults faults) {
        this.name = name;
        this.poll = poll;
        this.faults = faults;
    }

    /** Does the next thing and says whether there was one. What takes long asks {@link #isRunning} now and then. */
    protected abstract boolean doNext();

    /** Says that something may wait. */
    public void wake() {
        signal.release();
    }

    @Override
    public void start() {
        // Known before it runs: a thread that finds itself unknown takes it for being stopped.
        Thread starting = Thread.ofVirtual().name(name).unstarted(this::run);
        thread = starting;
        starting.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            signal.release();
            try {
                running.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                await(doAll() ? poll : PAUSE_AFTER_FAILURE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Goes on until nothing waits; false when the work failed. */
    private boolean doAll() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = doNext();
            }
            return true;
        } catch (RuntimeException e) {
            faults.met("The work of " + name, e);
            return false;
        }
    }

    private void await(Duration time) throws InterruptedException {
        if (signal.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
