package io.merkato.search.meaning;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that, on Linux, computes when nobody else of the process wants the processor. Java's own priorities mean nothing
 * there, so the system is told. It ends when it has had nothing to do for a while.
 */
final class QuietThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(QuietThread.class);

    /** Of {@code setpriority}: the calling thread, and the lowest priority that there is. */
    private static final int PRIO_PROCESS = 0;

    private static final int CALLER = 0;
    private static final int LOWEST = 19;
    private static final long IDLE_SECONDS = 30;

    private final ExecutorService thread;

    QuietThread(String name) {
        this.thread = new ThreadPoolExecutor(
                0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .unstarted(() -> {
                            yieldToAll();
                            work.run();
                        }));
    }

    /** Has it do something and waits until it is done. */
    <T> T call(Callable<T> work) throws InterruptedException {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A call of the C library, which needs a permission that the shop has for onnxruntime anyhow. */
    @SuppressWarnings("restricted")
    private static void yieldToAll() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, CALLER, LOWEST);
            log.debug("Yields to all other threads: {}", failed == 0);
        } catch (Throwable e) {
            // It then computes like any other thread.
            log.debug("Cannot yield to other threads", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
