package io.merkato.testing.stripe.events;

import static io.merkato.testing.stripe.events.WebhookFault.Kind.BADLY_SIGNED;
import static io.merkato.testing.stripe.events.WebhookFault.Kind.DOUBLED;
import static io.merkato.testing.stripe.events.WebhookFault.Kind.DROPPED;
import static io.merkato.testing.stripe.events.WebhookFault.Kind.LATE;
import static io.merkato.testing.stripe.events.WebhookFault.Kind.OTHER_AMOUNT;
import static io.merkato.testing.stripe.events.WebhookFault.Kind.SHUFFLED;

import io.merkato.testing.stripe.wire.Spell;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The sentences in which tests say what shall go wrong: {@code webhooks().next(2).dropped()}. */
public final class WebhookFaults {

    private final List<WebhookFault> faults;
    private final Set<String> types;
    private final int times;

    WebhookFaults(List<WebhookFault> faults, Set<String> types, int times) {
        this.faults = faults;
        this.types = types;
        this.times = times;
    }

    /** Only so many events; without this until it is lifted. */
    public WebhookFaults next(int events) {
        return new WebhookFaults(faults, types, events);
    }

    public WebhookFaults of(String... only) {
        return new WebhookFaults(faults, Set.of(only), times);
    }

    /** They are never sent. */
    public Spell dropped() {
        return add(DROPPED, Duration.ZERO);
    }

    /** They are sent twice, with the same id. */
    public Spell doubled() {
        return add(DOUBLED, Duration.ZERO);
    }

    /** Each waits for a while of its own, at most this long, so that they overtake each other. */
    public Spell shuffled(Duration within) {
        return add(SHUFFLED, within);
    }

    public Spell late(Duration by) {
        return add(LATE, by);
    }

    /** They are signed with a secret that nobody has. */
    public Spell badlySigned() {
        return add(BADLY_SIGNED, Duration.ZERO);
    }

    /** They are signed well, and name an amount that is not the true one. */
    public Spell tellingAnotherAmount() {
        return add(OTHER_AMOUNT, Duration.ZERO);
    }

    private Spell add(WebhookFault.Kind kind, Duration spread) {
        Spell spell = new Spell(times);
        faults.add(new WebhookFault(kind, spell, types, spread));
        return spell;
    }
}
