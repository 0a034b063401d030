package io.merkato.testing.stripe;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.FakeClock;
import io.merkato.testing.stripe.wire.Reply;
import io.merkato.testing.stripe.wire.StripeError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was answered to which key, for a day. */
final class IdempotencyKeys {

    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final int LONGEST = 255;

    /**
     * A key that was used.
     *
     * @param reply null while the call runs
     */
    record Use(
            String fingerprint,
            Instant since,
            String requestId,
            @Nullable Reply reply) {}

    private final Map<String, Use> uses = new HashMap<>();
    private final FakeClock clock;

    IdempotencyKeys(FakeClock clock) {
        this.clock = clock;
    }

    /** The use that answered before; null for the first call, which has to end in {@link #keep} or {@link #forget}. */
    synchronized @Nullable Use claim(Call call) {
        String key = call.idempotencyKey();
        if (key == null) {
            return null;
        }
        if (key.length() > LONGEST) {
            throw StripeError.invalid("Idempotency keys may be at most 255 characters long.");
        }
        uses.values().removeIf(use -> use.since().plus(KEPT_FOR).isBefore(clock.instant()));
        String fingerprint = fingerprint(call);
        Use use = uses.putIfAbsent(key, new Use(fingerprint, clock.instant(), call.requestId(), null));
        if (use == null) {
            return null;
        }
        if (!use.fingerprint().equals(fingerprint)) {
            throw StripeError.idempotency(("Keys for idempotent requests can only be used with the same parameters they"
                            + " were first used with. Try using a key other than '%s' if you meant to execute a"
                            + " different request.")
                    .formatted(key));
        }
        if (use.reply() == null) {
            throw StripeError.early(
                            409, "There is currently another in-progress request using this Idempotent Key: " + key)
                    .with("code", "idempotency_key_in_use");
        }
        return use;
    }

    synchronized void keep(Call call, Reply reply) {
        String key = call.idempotencyKey();
        if (key != null) {
            uses.computeIfPresent(key, (_, use) -> new Use(use.fingerprint(), use.since(), use.requestId(), reply));
        }
    }

    synchronized void forget(Call call) {
        String key = call.idempotencyKey();
        if (key != null) {
            uses.remove(key);
        }
    }

    private static String fingerprint(Call call) {
        return call.method() + " " + call.path() + "\n" + call.params().fingerprint();
    }
}
