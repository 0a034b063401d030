package io.merkato.testing.stripe.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time at Stripe, which tests may move on. */
public final class FakeClock implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    public long seconds() {
        return instant().getEpochSecond();
    }

    public void moves(Duration on) {
        ahead.updateAndGet(until -> until.plus(on));
    }
}
