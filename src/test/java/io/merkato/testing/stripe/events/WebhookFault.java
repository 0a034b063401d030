package io.merkato.testing.stripe.events;

import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import java.util.Set;

/** What goes wrong between an event and the webhook. */
record WebhookFault(Kind kind, Spell spell, Set<String> types, Duration spread) {

    enum Kind {
        DROPPED,
        DOUBLED,
        SHUFFLED,
        LATE,
        BADLY_SIGNED,
        OTHER_AMOUNT
    }

    boolean meets(Event event) {
        return (types.isEmpty() || types.contains(event.type())) && spell.takes();
    }
}
