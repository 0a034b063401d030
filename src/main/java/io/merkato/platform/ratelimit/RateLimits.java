package io.merkato.platform.ratelimit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what is limited, for all nodes together and right under any number of requests at once.
 *
 * <p>It is asked outside of transactions only, and throws in one: a refusal would roll back what was counted, and the row
 * would stay locked for everybody else until the transaction ends.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
public class RateLimits {

    private final RateLimitStore store;
    private final RateLimitKeys keys;

    RateLimits(RateLimitStore store, RateLimitKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * Takes one, or refuses with TOO_MANY_REQUESTS and the time after which one is there.
     *
     * @param key whom or what to count by, such as {@code Visitor.network()}
     */
    public void take(RateLimit limit, String key) {
        if (!tryTake(limit, key)) {
            throw limit.refusal(store.untilFullMicros(keys.of(limit, key)));
        }
    }

    /** Takes one when there is one, and says whether there was. */
    public boolean tryTake(RateLimit limit, String key) {
        return store.tryTake(keys.of(limit, key), limit);
    }

    /** Puts one back that was taken, never beyond the count of the limit. */
    public void giveBack(RateLimit limit, String key) {
        store.giveBack(keys.of(limit, key), limit);
    }

    /** Puts back all that were taken. */
    public void forget(RateLimit limit, String key) {
        store.delete(keys.of(limit, key));
    }
}
