package io.merkato.payments;

import io.merkato.payments.PaymentStore.Lane;
import io.merkato.platform.jobs.RecurringJob;
import io.merkato.platform.observability.LastingFaults;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finishes what a crash or a lost answer left open. It finds its work in the table of operations, so nothing has to
 * remember to wake it. Each kind of operation at each gateway has a lane of its own: a gateway that hangs holds up nothing
 * but its own lane. A gateway that gave no answer is tried with one operation again and again, and once it answers it is asked
 * about all that waits, however long that would be left alone by itself.
 */
@Component
class FinishOperations implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(FinishOperations.class);

    /** So many calls at once a gateway has to bear from one node. */
    private static final int LANE_WIDTH = 16;

    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    private final Payments payments;
    private final PaymentStore store;
    private final UndecidedStore undecided;
    private final LastingFaults faults;
    private final Map<Lane, Semaphore> lanes;
    private final SilentGateways silent;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FinishOperations(Payments payments, PaymentStore store, UndecidedStore undecided, LastingFaults faults) {
        this.payments = payments;
        this.store = store;
        this.undecided = undecided;
        this.faults = faults;
        this.silent = new SilentGateways(
                payments.lanes().stream().map(Lane::method).collect(Collectors.toSet()), System::nanoTime);
        this.lanes = payments.lanes().stream()
                .collect(Collectors.toMap(Function.identity(), lane -> new Semaphore(LANE_WIDTH)));
    }

    @Override
    public String name() {
        return "payments.finish-operations";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    /** Takes what is due, as much of it as there is room for, and does not wait for it. */
    @Override
    public void run() {
        silent.toTry().forEach(undecided::makeOneDue);
        Map<Lane, Integer> room = new HashMap<>();
        lanes.forEach((lane, places) -> room.put(lane, places.availablePermits()));
        for (Operation operation : store.takeDue(room, DELAYS)) {
            Lane lane = new Lane(operation.method(), operation.kind());
            Semaphore places = Objects.requireNonNull(lanes.get(lane));
            places.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    work(lane, operation);
                } catch (RuntimeException e) {
                    faults.met("Finishing payment operations", e);
                } finally {
                    places.release();
                }
            });
        }
    }

    /** Goes on with what is due in the lane, once the first operation is done. */
    private void work(Lane lane, Operation first) {
        List<Operation> next = List.of(first);
        while (!next.isEmpty() && !threads.isShutdown()) {
            next.forEach(this::finish);
            next = store.takeDue(Map.of(lane, 1), DELAYS);
        }
    }

    private void finish(Operation operation) {
        try {
            boolean answered = payments.isAnswered(operation);
            if (silent.noteAnswer(operation.method(), answered)) {
                undecided.makeAllDue(operation.method());
            }
            log.info("Payment operation {} was left open and was asked about again", operation.id());
        } catch (RuntimeException e) {
            // The operation tells by itself that it is open, and is due again.
            faults.met("Finishing a " + operation.kind().text() + " by " + operation.method(), e);
        }
    }

    /** What is cut off here is due again, for any node. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    /** Which gateways give this node no answer, since when, and when each was tried last. */
    static final class SilentGateways {

        static final Duration PAUSE = Duration.ofSeconds(15);

        private final LongSupplier nanoTime;
        private final Map<String, Silence> silent = new HashMap<>();

        private record Silence(long since, long tried) {}

        /** Of gateways that were never asked nobody knows: they are taken for silent, and tried first. */
        SilentGateways(Set<String> methods, LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
            long before = nanoTime.getAsLong() - PAUSE.toNanos();
            methods.forEach(method -> silent.put(method, new Silence(before, before)));
        }

        /** Those that are silent and were not tried for a while; now they are. */
        synchronized Set<String> toTry() {
            long now = nanoTime.getAsLong();
            Map<String, Silence> due = new HashMap<>(silent);
            due.values().removeIf(silence -> now - silence.tried() < PAUSE.toNanos());
            due.forEach((method, silence) -> silent.put(method, new Silence(silence.since(), now)));
            return due.keySet();
        }

        /**
         * Notes whether a gateway has answered; whether it does again after a lasting silence. One that answers some questions and not
         * others is not silent.
         */
        synchronized boolean noteAnswer(String method, boolean answered) {
            long now = nanoTime.getAsLong();
            if (answered) {
                Silence ended = silent.remove(method);
                return ended != null && now - ended.since() >= PAUSE.toNanos();
            }
            silent.putIfAbsent(method, new Silence(now, now));
            return false;
        }
    }
}
