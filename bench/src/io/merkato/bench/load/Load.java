package io.merkato.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Many clients who do the same for a while, each of them one time after the other. */
public final class Load {

    private final int clients;

    public Load(int clients) {
        this.clients = clients;
    }

    /** One thing that a client does; true when it was answered as it should be. */
    public interface Attempt {
        boolean run() throws IOException, InterruptedException;
    }

    /** As often as there is time for. */
    public Sample repeat(Attempt attempt, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        return repeat(attempt, () -> System.nanoTime() < end);
    }

    /** So many times, by all clients together. */
    public Sample times(int count, Attempt attempt) throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        return repeat(attempt, () -> begun.getAndIncrement() < count);
    }

    /** So many times a second, or as often as there is time for. */
    public Sample repeat(Attempt attempt, int perSecond, Duration length) throws InterruptedException {
        long begin = System.nanoTime();
        long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
        AtomicLong turns = new AtomicLong();
        return repeat(attempt, () -> {
            long turn = turns.getAndIncrement() * between;
            if (Math.max(turn, System.nanoTime() - begin) >= length.toNanos()) {
                return false;
            }
            awaitNanos(begin + turn);
            return true;
        });
    }

    private static void awaitNanos(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Sample repeat(Attempt attempt, BooleanSupplier goesOn) throws InterruptedException {
        long begin = System.nanoTime();
        List<Future<Sample>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                running.add(executor.submit(() -> oneClient(attempt, goesOn)));
            }
        }
        Sample all = new Sample(new long[0], 0, Duration.ofNanos(System.nanoTime() - begin));
        for (Future<Sample> client : running) {
            try {
                all = all.and(client.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return all;
    }

    private static Sample oneClient(Attempt attempt, BooleanSupplier goesOn) throws InterruptedException {
        long[] micros = new long[1024];
        int count = 0;
        int failed = 0;
        while (goesOn.getAsBoolean()) {
            long begin = System.nanoTime();
            boolean succeeded;
            try {
                succeeded = attempt.run();
            } catch (IOException e) {
                succeeded = false;
            }
            if (succeeded) {
                micros = count == micros.length ? Arrays.copyOf(micros, count * 2) : micros;
                micros[count++] = (System.nanoTime() - begin) / 1000;
            } else {
                failed++;
            }
        }
        return new Sample(Arrays.copyOf(micros, count), failed, Duration.ZERO);
    }

    /** How long what succeeded took, how much did not, and how long all of it went on. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sample(long[] micros, int failed, Duration length) {

        private static final String ROW = "%-34s %10s %9s %9s %9s %8s%n";

        /** The line above those of {@link #print}. */
        public static void printHead(PrintStream out, String what) {
            out.printf(Locale.ROOT, ROW, what, "per second", "p50 ms", "p95 ms", "p99 ms", "failed");
        }

        public void print(PrintStream out, String name) {
            out.printf(Locale.ROOT, ROW, name, perSecond(), millis(50), millis(95), millis(99), failed);
        }

        /** Whether every one was answered as it should be, and there was one. */
        public boolean isClean() {
            return failed == 0 && succeeded() > 0;
        }

        private Sample and(Sample other) {
            long[] both = Arrays.copyOf(micros, micros.length + other.micros.length);
            System.arraycopy(other.micros, 0, both, micros.length, other.micros.length);
            return new Sample(both, failed + other.failed, length);
        }

        public int succeeded() {
            return micros.length;
        }

        public long perSecond() {
            return micros.length * 1000L / Math.max(1, length.toMillis());
        }

        /** The time within which so many percent were answered, in milliseconds. */
        public String millis(int percentile) {
            if (micros.length == 0) {
                return "-";
            }
            long[] sorted = micros.clone();
            Arrays.sort(sorted);
            long value = sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)];
            return value / 1000 + "." + value % 1000 / 100;
        }
    }
}
