package io.merkato.testing.stripe.faults;

import io.merkato.testing.stripe.wire.CallKind;
import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import java.util.Set;

/**
 * One thing that goes wrong with some calls.
 *
 * @param deed what somebody does meanwhile
 */
record Fault(What what, Spell spell, Set<CallKind> kinds, int status, Duration pause, Runnable deed) {

    enum What {
        COMES_SECOND,
        DELAYS,
        HANGS_BEFORE,
        HANGS_AFTER,
        FAILS_BEFORE,
        FAILS_AFTER,
        RESETS_BEFORE,
        RESETS_AFTER,
        RATE_LIMITS,
        OTHER_AMOUNT
    }

    boolean meets(CallKind kind) {
        return (kinds.isEmpty() || kinds.contains(kind)) && spell.takes();
    }
}
