package io.merkato.orders.tracking;

import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;
import static io.merkato.platform.problem.PlatformProblem.TOO_MANY_REQUESTS;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.watches.OrderWatches;
import io.merkato.platform.invalidation.Announced;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The streams that are open on this node. Those of one order share what is announced of it, and the one read that follows. They
 * end before the server is asked to, so that a node stops at once.
 */
@Component
class TrackingStreams implements Announced, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TrackingStreams.class);

    /** Five hundred take some 30 MB of a heap of 256 MB. */
    private static final int MOST = 1000;

    /** Leaves room for others, also when a whole office listens. */
    private static final int MOST_OF_A_CLIENT = 600;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);

    private final ReadTracking read;
    private final OrderWatches watches;
    private final StillAllowed allowed;
    private final JsonMapper json;
    private final Map<OrderId, WatchedOrder> watched = new ConcurrentHashMap<>();
    private final Map<String, Integer> clients = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable CountDownLatch stopping;

    TrackingStreams(
            ReadTracking read,
            OrderWatches watches,
            StillAllowed allowed,
            JsonMapper json,
            Invalidations invalidations) {
        this.read = read;
        this.watches = watches;
        this.allowed = allowed;
        this.json = json;
        invalidations.subscribe(OrderWatches.TOPIC, this);
    }

    /**
     * A stream for somebody who may see the order.
     *
     * @throws io.merkato.platform.problem.Problem TOO_MANY_REQUESTS, OVERLOADED
     */
    TrackingStream open(Order order, OrderViewer viewer, Caller caller, String client) {
        take(client);
        TrackingStream stream = new TrackingStream(
                allowed.asLongAs(order, viewer, caller), json, ended -> close(order.id(), ended, client));
        try {
            watched.compute(
                    order.id(), (id, known) -> (known == null ? new WatchedOrder(id, read) : known).with(stream));
            watches.begin(List.of(order.id()));
            read.current(order.id()).ifPresentOrElse(stream::tell, stream::end);
            if (!isRunning()) {
                stream.end();
            }
            return stream;
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** How many are open on this node. */
    int open() {
        return open.get();
    }

    private void take(String client) {
        if (!isRunning() || open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw OVERLOADED
                    .because("So many listen already. Ask again, or read without listening.")
                    .retryAfter(BEFORE_NEXT_TRY);
        }
        if (clients.merge(client, 1, Integer::sum) > MOST_OF_A_CLIENT) {
            giveBack(client);
            throw TOO_MANY_REQUESTS
                    .because("You are listening as often as one client may. End a stream first.")
                    .retryAfter(BEFORE_NEXT_TRY);
        }
    }

    private void giveBack(String client) {
        clients.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }

    private void close(OrderId order, TrackingStream stream, String client) {
        giveBack(client);
        // The watch is left to run out: somebody may be beginning it anew at this moment.
        watched.computeIfPresent(order, (id, known) -> known.without(stream));
    }

    @Override
    public void changed(String key) {
        WatchedOrder order = watched.get(new OrderId(UUID.fromString(key)));
        if (order != null) {
            order.readAgain();
        }
    }

    /** What was announced meanwhile is not known, and the database may have forgotten what is watched. */
    @Override
    public void anythingMayHaveChanged() {
        Thread.startVirtualThread(() -> {
            beginAnew();
            watched.values().forEach(WatchedOrder::readAgain);
        });
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        Thread.ofVirtual().name("tracking").start(() -> keepWatches(stop));
    }

    private void keepWatches(CountDownLatch stop) {
        try {
            while (!stop.await(BETWEEN_RENEWALS.toMillis(), TimeUnit.MILLISECONDS)) {
                beginAnew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beginAnew() {
        List<OrderId> orders = List.copyOf(watched.keySet());
        if (!orders.isEmpty()) {
            try {
                watches.begin(orders);
                watches.forgetOld();
            } catch (RuntimeException e) {
                log.debug("Watches are begun anew in a minute", e);
            }
        }
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopping;
        stopping = null;
        if (stop != null) {
            stop.countDown();
        }
        watched.values().forEach(WatchedOrder::end);
    }

    @Override
    public boolean isRunning() {
        return stopping != null;
    }
}
