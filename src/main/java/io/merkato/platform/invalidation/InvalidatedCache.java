package io.merkato.platform.invalidation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a node remembers of the database until it is invalidated. While the node cannot hear the
 * others it remembers nothing and reads each time, so nothing is believed for longer than a second after its change.
 */
public final class InvalidatedCache<V> {

    /** What is changed by hand, past the shop, counts after this long. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int STRIPES = 64;

    private final Reception reception;
    private final Cache<String, Optional<V>> known;

    /** How often something was forgotten, by part of the keys. Each guards its part, for as long as a map takes. */
    private final AtomicLong[] changes =
            Stream.generate(AtomicLong::new).limit(STRIPES).toArray(AtomicLong[]::new);

    /** An empty memory of at most so many values that forgets a key when it is invalidated under {@code topic}. */
    public InvalidatedCache(Invalidations invalidations, String topic, int size) {
        this.reception = invalidations.reception();
        this.known = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(LONGEST)
                .build();
        invalidations.subscribe(topic, new Announced() {
            @Override
            public void changed(String key) {
                forget(key);
            }

            @Override
            public void anythingMayHaveChanged() {
                forgetAll();
            }
        });
    }

    /** The value of a key, read when it is not known; that there is none is remembered too. */
    public @Nullable V get(String key, Function<String, @Nullable V> read) {
        if (!reception.hears()) {
            return read.apply(key);
        }
        Optional<V> value = known.getIfPresent(key);
        return value == null ? read(key, read) : value.orElse(null);
    }

    /** Forgets what is known under a key. */
    public void forget(String key) {
        AtomicLong stripe = stripe(key);
        synchronized (stripe) {
            stripe.incrementAndGet();
            known.invalidate(key);
        }
    }

    private void forgetAll() {
        for (AtomicLong stripe : changes) {
            synchronized (stripe) {
                stripe.incrementAndGet();
            }
        }
        known.invalidateAll();
    }

    /** Nobody waits while the database is asked. What was forgotten meanwhile may be older than that, and is not kept. */
    private @Nullable V read(String key, Function<String, @Nullable V> read) {
        AtomicLong stripe = stripe(key);
        long before = stripe.get();
        V value = read.apply(key);
        synchronized (stripe) {
            if (stripe.get() == before && reception.hears()) {
                known.put(key, Optional.ofNullable(value));
            }
        }
        return value;
    }

    private AtomicLong stripe(String key) {
        return changes[Math.floorMod(key.hashCode(), STRIPES)];
    }
}
