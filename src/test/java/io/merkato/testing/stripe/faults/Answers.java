package io.merkato.testing.stripe.faults;

import io.merkato.testing.stripe.wire.CallKind;
import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The sentences in which tests say what becomes of answers: {@code answers().to(CAPTURE_INTENT).next(1).fails(500)
 * .afterTheEffect()}. Without {@code to} they are of every call, without {@code next} until what they give is lifted.
 */
public final class Answers {

    private final List<Fault> faults;
    private final Set<CallKind> kinds;
    private final int times;

    public Answers() {
        this(new CopyOnWriteArrayList<>(), Set.of(), Integer.MAX_VALUE);
    }

    private Answers(List<Fault> faults, Set<CallKind> kinds, int times) {
        this.faults = faults;
        this.kinds = kinds;
        this.times = times;
    }

    public Answers to(CallKind... calls) {
        return new Answers(faults, Set.of(calls), times);
    }

    public Answers next(int calls) {
        return new Answers(faults, kinds, calls);
    }

    /** Somebody does something in the moment before. */
    public Spell comeSecondTo(Runnable deed) {
        return add(Fault.What.COMES_SECOND, 0, Duration.ZERO, deed);
    }

    /** No answer comes, and nothing is done. */
    public Spell hang() {
        return add(Fault.What.HANGS_BEFORE, 0, Duration.ZERO);
    }

    /** All is done, and no answer comes. */
    public Spell hangAfterTheEffect() {
        return add(Fault.What.HANGS_AFTER, 0, Duration.ZERO);
    }

    /** The answer, and the effect, wait for so long. Meanwhile the call's key is in use. */
    public Spell delay(Duration by) {
        return add(Fault.What.DELAYS, 0, by);
    }

    public Moment fails(int status) {
        return new Moment(this, status);
    }

    /** The connection ends, and nothing is done. */
    public Spell resetBeforeTheEffect() {
        return add(Fault.What.RESETS_BEFORE, 0, Duration.ZERO);
    }

    /** All is done, and the connection ends without an answer. */
    public Spell resetAfterTheEffect() {
        return add(Fault.What.RESETS_AFTER, 0, Duration.ZERO);
    }

    /** So many calls are one too many. */
    public Spell rateLimits(int calls) {
        return next(calls).add(Fault.What.RATE_LIMITS, 429, Duration.ZERO);
    }

    /** The answer names an amount that is not the true one. */
    public Spell tellAnotherAmount() {
        return add(Fault.What.OTHER_AMOUNT, 0, Duration.ZERO);
    }

    /** Lifts all faults. */
    public void asUsual() {
        faults.forEach(fault -> fault.spell().lift());
        faults.clear();
    }

    /** What a call meets, which counts as one of the times. */
    public Fate of(CallKind kind) {
        List<Fault> met = faults.stream().filter(fault -> fault.meets(kind)).toList();
        return new Fate(met);
    }

    private Spell add(Fault.What what, int status, Duration pause) {
        return add(what, status, pause, () -> {});
    }

    private Spell add(Fault.What what, int status, Duration pause, Runnable deed) {
        Spell spell = new Spell(times);
        faults.add(new Fault(what, spell, kinds, status, pause, deed));
        return spell;
    }

    /** When it fails. */
    public record Moment(Answers answers, int status) {

        /** Nothing was done, and no key is kept. */
        public Spell beforeTheEffect() {
            return answers.add(Fault.What.FAILS_BEFORE, status, Duration.ZERO);
        }

        /**
         * All was done. A 500 is kept with the key, as Stripe says, and comes again; another status is of a gateway
         * before Stripe, and the key brings the true answer.
         */
        public Spell afterTheEffect() {
            return answers.add(Fault.What.FAILS_AFTER, status, Duration.ZERO);
        }
    }
}
