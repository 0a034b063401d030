package io.merkato.platform.answers;

import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.invalidation.Overheard;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * When each topic has changed last, by a clock that ticks with every change. Who notes the time, reads, and finds later that
 * nothing of it has changed since then has what is true: there is nothing to be dropped, and no race to lose.
 *
 * <p>Topics share places, 65,536 of them, so now and then an answer is made anew because something else has changed. Those
 * without a key have places of their own. They are what much depends on, such as all lists. Of many changes of one of them
 * that are heard, the first ones count at once, and the others together three times a second; what this node has changed
 * itself, and would be seen to have, counts at once.
 */
@Component
class Topics implements Overheard {

    private static final int WITHOUT_KEY = 256;
    private static final int WITH_KEY = 1 << 16;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLongArray changed = new AtomicLongArray(WITHOUT_KEY + WITH_KEY);
    private final Calm[] calms = new Calm[WITHOUT_KEY];
    private final Invalidations invalidations;
    private final LongSupplier nanoTime;
    private volatile long everything;

    @Autowired
    Topics(Invalidations invalidations) {
        this(invalidations, System::nanoTime);
    }

    Topics(Invalidations invalidations, LongSupplier nanoTime) {
        this.invalidations = invalidations;
        this.nanoTime = nanoTime;
        for (int place = 0; place < WITHOUT_KEY; place++) {
            calms[place] = new Calm(nanoTime.getAsLong());
        }
        invalidations.overhear(this);
    }

    /** The place of a topic. */
    static int place(String topic, String key) {
        return key.isEmpty()
                ? Math.floorMod(topic.hashCode(), WITHOUT_KEY)
                : WITHOUT_KEY + Math.floorMod(spread(31 * topic.hashCode() + key.hashCode()), WITH_KEY);
    }

    /** Ids that are alike have hashes that are alike. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    long now() {
        return clock.get();
    }

    /** Whether nothing at these places has changed since that time. */
    boolean areAsOf(long time, int[] places) {
        if (everything > time) {
            return false;
        }
        for (int place : places) {
            if (place < WITHOUT_KEY && calms[place].takePutOff(nanoTime.getAsLong())) {
                mark(place);
            }
            if (changed.get(place) > time) {
                return false;
            }
        }
        return true;
    }

    /** Whether this node would hear it if another one changed something. */
    boolean areHeard() {
        return invalidations.hears();
    }

    @Override
    public void changed(String topic, String key) {
        mark(place(topic, key));
    }

    @Override
    public void heard(String topic, String key) {
        int place = place(topic, key);
        if (place >= WITHOUT_KEY || calms[place].mayCountNow(nanoTime.getAsLong())) {
            mark(place);
        }
    }

    @Override
    public void anythingMayHaveChanged() {
        everything = clock.incrementAndGet();
    }

    private void mark(int place) {
        changed.accumulateAndGet(place, clock.incrementAndGet(), Math::max);
    }

    /** Lets some changes count at once, and puts off those that follow too soon. */
    private static final class Calm {

        private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(333);
        private static final long AT_ONCE = 10;

        private long restedAt;
        private volatile boolean isPutOff;

        Calm(long now) {
            restedAt = now;
        }

        synchronized boolean mayCountNow(long now) {
            if (isTooSoon(now)) {
                isPutOff = true;
                return false;
            }
            restedAt = Math.max(restedAt, now) + STEP_NANOS;
            return true;
        }

        /** Whether a change was put off and counts from now on. */
        boolean takePutOff(long now) {
            return isPutOff && take(now);
        }

        private synchronized boolean take(long now) {
            if (!isPutOff || isTooSoon(now)) {
                return false;
            }
            isPutOff = false;
            restedAt = Math.max(restedAt, now) + STEP_NANOS;
            return true;
        }

        private boolean isTooSoon(long now) {
            return restedAt - now > (AT_ONCE - 1) * STEP_NANOS;
        }
    }
}
