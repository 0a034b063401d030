package io.merkato.crashes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One request on its way, from where it comes in until it is answered or dies. It has a thread of its own. */
final class Flow {

    private static final ScopedValue<Flow> CURRENT = ScopedValue.newInstance();

    private final String id = UUID.randomUUID().toString();
    private final @Nullable CrashPoint end;
    private final @Nullable Death death;
    private final Map<String, Integer> times = new HashMap<>();
    private final List<CrashPoint> passed = new ArrayList<>();
    private volatile boolean reached;
    private volatile boolean halted;

    private Flow(@Nullable CrashPoint end, @Nullable Death death) {
        this.end = end;
        this.death = death;
    }

    /** One that is only watched. */
    static Flow unharmed() {
        return new Flow(null, null);
    }

    static Flow dying(CrashPoint end, Death death) {
        return new Flow(end, death);
    }

    /** The one that this thread carries out, if it carries out one. */
    static @Nullable Flow current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    String id() {
        return id;
    }

    /** The points that it has come to. */
    synchronized List<CrashPoint> passed() {
        return List.copyOf(passed);
    }

    /** Whether it has come to the point at which it was to die. */
    boolean reached() {
        return reached;
    }

    /** Whether its process has ended, and nobody was answered. */
    boolean halted() {
        return halted;
    }

    <T> T carry(Callable<T> request) throws Exception {
        return ScopedValue.where(CURRENT, this).call(request::call);
    }

    /** A process that has ended does nothing. */
    void requireAlive() {
        if (halted) {
            throw new Halted(Objects.requireNonNull(end));
        }
    }

    /**
     * Takes a step, or dies of it.
     *
     * @param lost what the caller is told instead of an answer
     * @param cut breaks the connection over which the step goes
     */
    <T> @Nullable T pass(String what, Step<T> step, Throwable lost, Runnable cut) throws Throwable {
        requireAlive();
        CrashPoint point = next(what);
        if (death == null || !point.equals(end)) {
            return step.take();
        }
        reached = true;
        if (death == Death.HALTED_BEFORE) {
            halted = true;
            cut.run();
            throw new Halted(point);
        }
        step.take();
        halted = death == Death.HALTED_AFTER;
        cut.run();
        throw halted ? new Halted(point) : lost;
    }

    private synchronized CrashPoint next(String what) {
        CrashPoint point = new CrashPoint(what, times.merge(what, 1, Integer::sum));
        passed.add(point);
        return point;
    }

    /** What leaves the process. */
    @FunctionalInterface
    interface Step<T> {

        @Nullable T take() throws Throwable;
    }
}
