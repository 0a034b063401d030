package io.merkato.payments.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What shall go wrong with the next questions of one kind.
 *
 * @param delayMs after which the answer is given, or its loss is noticed
 * @param code why it is declined; null for the other effects
 * @param times how many questions it is still for, at least one
 */
record Fault(
        Verb verb, Effect effect, int delayMs, @Nullable String code, int times) {

    /** Nothing goes wrong. */
    static Fault none(Verb verb) {
        return new Fault(verb, Effect.DELAYED, 0, null, 1);
    }

    static Fault lostAnswer(Verb verb) {
        return new Fault(verb, Effect.ANSWER_LOST, 0, null, 1);
    }

    Fault oneLess() {
        return new Fault(verb, effect, delayMs, code, times - 1);
    }
}
