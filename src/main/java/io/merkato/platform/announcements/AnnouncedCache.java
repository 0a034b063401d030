package io.merkato.platform.announcements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a node remembers of the database until somebody announces that it has changed. While the node cannot hear the
 * others it remembers nothing and reads each time, so nothing is believed for longer than a second after its change.
 */
public final class AnnouncedCache<V> {

    /** What is changed by hand, past the shop, counts after this long. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Ear ear;
    private final int size;
    private volatile Cache<String, Optional<V>> known;

    /** An empty memory of at most so many values that forgets a key when {@code topic} announces it. */
    public AnnouncedCache(Announcements announcements, String topic, int size) {
        this.ear = announcements.ear();
        this.size = size;
        this.known = empty(size);
        announcements.subscribe(topic, this);
    }

    /** The value of a key, read when it is not known; that there is none is remembered too. */
    public @Nullable V get(String key, Function<String, @Nullable V> read) {
        if (!ear.hears()) {
            return read.apply(key);
        }
        // Reads within the cache's lock on the key: a change that is announced meanwhile waits, then forgets it.
        Optional<V> value = known.get(key, missing -> Optional.ofNullable(read.apply(missing)));
        return value == null ? null : value.orElse(null);
    }

    void forget(String key) {
        known.invalidate(key);
    }

    void forgetAll() {
        // Emptying the one in use would miss what is just being read.
        known = empty(size);
    }

    private static <V> Cache<String, Optional<V>> empty(int size) {
        return Caffeine.newBuilder().maximumSize(size).expireAfterWrite(LONGEST).build();
    }
}
