package io.merkato.platform.ratelimit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.problem.ProblemAnswers;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The general limit of requests for each client. A request costs no statement: every node counts by itself and tells
 * the others once a second. So a client that spreads its requests may get a second's worth too many, from each node.
 */
@Component
public class RequestLimit {

    public static final String POLICY_FIELD = RateLimit.POLICY_FIELD;
    public static final String STATE_FIELD = RateLimit.STATE_FIELD;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Beyond so many clients at once those are forgotten that are seen least. */
    private static final int MOST_CLIENTS = 50_000;

    private final @Nullable RateLimit limit;
    private final RateLimitStore store;
    private final RateLimitKeys keys;
    private final ProblemAnswers problems;
    private final LastingFaults faults;
    private final Cache<String, RequestCount> counts = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    RequestLimit(
            RequestLimitSettings settings,
            RateLimitStore store,
            RateLimitKeys keys,
            ProblemAnswers problems,
            LastingFaults faults) {
        this.limit = settings.perMinute() == 0 ? null : new RateLimit("requests", settings.perMinute(), WINDOW);
        this.store = store;
        this.keys = keys;
        this.problems = problems;
        this.faults = faults;
    }

    /** A filter that refuses what is over the limit; for after the one for CORS, so that pages can read the refusal. */
    public Filter filter() {
        return new RequestLimitFilter(this, problems);
    }

    /** Whether there is a limit at all. */
    public boolean isSet() {
        return limit != null;
    }

    /**
     * Counts a request that is answered before the filter sees it. Null when it is over the limit: then nothing is counted, and it
     * is left to the filter, which refuses it.
     */
    public @Nullable Counted count(String network) {
        RateLimit current = Objects.requireNonNull(limit, "there is no limit");
        RequestCount.Decision decision = take(current, network);
        return decision.allowed() ? new Counted(current.policy(), current.state(decision.untilFullMicros())) : null;
    }

    /**
     * What an answer tells whose request was counted.
     *
     * @param policy the value of {@link #POLICY_FIELD}
     * @param state the value of {@link #STATE_FIELD}
     */
    public record Counted(String policy, String state) {}

    /** The limit, or null when there is none. */
    @Nullable RateLimit limit() {
        return limit;
    }

    RequestCount.Decision take(RateLimit current, String client) {
        long nowMicros = nowMicros();
        return counts.get(client, key -> new RequestCount(keys.of(current, key), nowMicros))
                .take(current, nowMicros);
    }

    /** Tells the other nodes what was counted here and learns what they have counted. */
    void settle() {
        if (limit == null) {
            return;
        }
        Map<UUID, RequestCount> told = new HashMap<>();
        List<RateLimitStore.Taken> taken = new ArrayList<>();
        for (RequestCount count : counts.asMap().values()) {
            int requests = count.tell();
            if (requests > 0) {
                told.put(count.key(), count);
                taken.add(new RateLimitStore.Taken(count.key(), requests));
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            for (RateLimitStore.Used used : store.add(taken, limit)) {
                RequestCount count = told.get(used.key());
                if (count != null) {
                    count.learn(limit, nowMicros(), used.untilFullMicros());
                }
            }
        } catch (DataAccessException e) {
            // Each node goes on with what it counts itself, which is better than refusing or letting in everybody.
            faults.met("Counting requests together with other nodes", e);
        }
    }

    private static long nowMicros() {
        return NANOSECONDS.toMicros(System.nanoTime());
    }
}
