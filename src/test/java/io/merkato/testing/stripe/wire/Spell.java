package io.merkato.testing.stripe.wire;

import java.util.concurrent.atomic.AtomicInteger;

/** How long something lasts: for so many times, or until it is lifted. */
public final class Spell {

    private final AtomicInteger left;
    private final AtomicInteger met = new AtomicInteger();
    private volatile boolean lifted;

    public Spell(int times) {
        this.left = new AtomicInteger(times);
    }

    public static Spell untilLifted() {
        return new Spell(Integer.MAX_VALUE);
    }

    /** Whether it is on; takes one of its times. */
    public boolean takes() {
        int before = left.getAndUpdate(count -> count > 0 && count < Integer.MAX_VALUE ? count - 1 : count);
        if (before > 0) {
            met.incrementAndGet();
        }
        return before > 0;
    }

    public boolean isOver() {
        return left.get() == 0;
    }

    public void lift() {
        lifted = true;
        left.set(0);
    }

    /** Whether somebody ended it, rather than its last time. */
    public boolean isLifted() {
        return lifted;
    }

    /** How many calls or events met it. */
    public int met() {
        return met.get();
    }
}
