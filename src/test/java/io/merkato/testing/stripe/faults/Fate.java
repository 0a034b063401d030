package io.merkato.testing.stripe.faults;

import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one call meets, asked in the order in which it comes by. */
public final class Fate {

    private final List<Fault> met;

    Fate(List<Fault> met) {
        this.met = met;
    }

    /** What somebody else does before it. */
    public Optional<Runnable> comesAfter() {
        return find(Fault.What.COMES_SECOND).map(Fault::deed);
    }

    public boolean isLimited() {
        return has(Fault.What.RATE_LIMITS);
    }

    public boolean isResetBeforeTheEffect() {
        return has(Fault.What.RESETS_BEFORE);
    }

    public boolean isResetAfterTheEffect() {
        return has(Fault.What.RESETS_AFTER);
    }

    /** What it fails with, before anything was done. */
    public Optional<Integer> failsBeforeTheEffect() {
        return find(Fault.What.FAILS_BEFORE).map(Fault::status);
    }

    /** What it fails with although all was done. */
    public Optional<Integer> failsAfterTheEffect() {
        return find(Fault.What.FAILS_AFTER).map(Fault::status);
    }

    /** It gets no answer before this is lifted. */
    public Optional<Spell> hangsBeforeTheEffect() {
        return find(Fault.What.HANGS_BEFORE).map(Fault::spell);
    }

    public Optional<Spell> hangsAfterTheEffect() {
        return find(Fault.What.HANGS_AFTER).map(Fault::spell);
    }

    public Duration pause() {
        return find(Fault.What.DELAYS).map(Fault::pause).orElse(Duration.ZERO);
    }

    public boolean tellsAnotherAmount() {
        return has(Fault.What.OTHER_AMOUNT);
    }

    private boolean has(Fault.What what) {
        return find(what).isPresent();
    }

    private Optional<Fault> find(Fault.What what) {
        return met.stream().filter(fault -> fault.what() == what).findFirst();
    }
}
