package io.merkato.platform.jobs;

import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * A thread of this node that does something every so often, from its start to its stop. What it throws is told, and does not
 * end it. What one node may do for all is a {@link RecurringJob}.
 */
public abstract class BackgroundWorker implements SmartLifecycle {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String name;
    private final Duration every;
    private final LastingFaults faults;
    private volatile @Nullable Running running;

    /** A worker that is not running yet. */
    protected BackgroundWorker(String name, Duration every, LastingFaults faults) {
        this.name = name;
        this.every = every;
        this.faults = faults;
    }

    /** What it is called where its failures are told. */
    public String name() {
        return name;
    }

    /** How long it rests in between. */
    public Duration every() {
        return every;
    }

    /** What is done each time. */
    protected abstract void work();

    @Override
    public void start() {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> run(stopped));
        running = new Running(thread, stopped);
        thread.start();
    }

    @Override
    public void stop() {
        Running stopping = running;
        running = null;
        if (stopping != null) {
            stopping.stopped.countDown();
            try {
                stopping.thread.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private void run(CountDownLatch stopped) {
        try {
            do {
                try {
                    work();
                } catch (RuntimeException | Error e) {
                    faults.met("The work of " + name, e);
                }
            } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Running(Thread thread, CountDownLatch stopped) {}
}
