package io.merkato.platform.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;

/** Jobs that only the tests have. They note what they are told, and fail as often as a test asks them to. */
class JobProbe {

    /** A piece of work, of which several may belong together. */
    record Piece(String group, int number) {}

    static final JobKind<Piece> NOTE = new JobKind<>("test.note", Piece.class);
    static final JobKind<Piece> WRITE = new JobKind<>("test.write", Piece.class);
    static final JobKind<Piece> TRY_TWICE = new JobKind<>("test.try-twice", Piece.class);
    static final JobKind<Piece> DO_ELSEWHERE = new JobKind<>("test.do-elsewhere", Piece.class);

    private final Map<String, AtomicInteger> failuresLeft = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> notes = new ConcurrentHashMap<>();

    @Bean
    static Job<Piece> note(JobProbe probe) {
        return new ProbeJob(NOTE, probe);
    }

    /** Publishes an event before it may fail, so that it must be rolled back with it. */
    @Bean
    static Job<Piece> write(JobProbe probe, Outbox outbox) {
        return new ProbeJob(WRITE, probe) {

            @Override
            public void run(Piece piece) {
                outbox.publish(new OutboxProbe.Heard(UUID.fromString(piece.group()), piece.number()));
                super.run(piece);
            }

            @Override
            public boolean inTransaction() {
                return true;
            }
        };
    }

    @Bean
    static Job<Piece> tryTwice(JobProbe probe) {
        return new ProbeJob(TRY_TWICE, probe) {

            @Override
            public Optional<Duration> delayAfter(int failures) {
                return failures < 2 ? Optional.of(Duration.ZERO) : Optional.empty();
            }

            @Override
            public void givenUp(Piece piece) {
                probe.note("given up", piece);
            }
        };
    }

    @Bean
    static Job<Piece> doElsewhere(JobProbe probe) {
        return new ProbeJob(DO_ELSEWHERE, probe) {

            @Override
            public boolean runsHere() {
                return false;
            }
        };
    }

    /** Lets the work of a group fail so many times. */
    void fail(String group, int times) {
        failuresLeft(group).set(times);
    }

    /** Lets the work of a group wait until the gate is opened. */
    void holdUp(String group, CountDownLatch gate) {
        gates.put(group, gate);
    }

    /** The numbers that were noted for a group: begun, done or given up. */
    List<Integer> noted(String what, String group) {
        return notes.computeIfAbsent(what + " " + group, name -> new CopyOnWriteArrayList<>());
    }

    private void note(String what, Piece piece) {
        noted(what, piece.group()).add(piece.number());
    }

    private AtomicInteger failuresLeft(String group) {
        return failuresLeft.computeIfAbsent(group, name -> new AtomicInteger());
    }

    private static class ProbeJob implements Job<Piece> {

        private final JobKind<Piece> kind;
        private final JobProbe probe;

        ProbeJob(JobKind<Piece> kind, JobProbe probe) {
            this.kind = kind;
            this.probe = probe;
        }

        @Override
        public JobKind<Piece> kind() {
            return kind;
        }

        @Override
        public void run(Piece piece) {
            probe.note("begun", piece);
            if (probe.failuresLeft(piece.group()).getAndDecrement() > 0) {
                throw new IllegalStateException("This job was asked to fail.");
            }
            CountDownLatch gate = probe.gates.get(piece.group());
            if (gate != null) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new JobSuspended("interrupted");
                }
            }
            probe.note("done", piece);
        }

        @Override
        public Optional<Duration> delayAfter(int failures) {
            return Optional.of(Duration.ofMillis(50));
        }
    }
}
