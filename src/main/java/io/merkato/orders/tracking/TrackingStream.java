package io.merkato.orders.tracking;

import io.merkato.platform.sql.TransientFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One listener (server-sent events). It waits in the thread of its request, which is a virtual one, and holds nothing but that:
 * what is told lies with all who listen to the same order.
 */
final class TrackingStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrackingStream.class);

    private static final long COMMENT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    /** After how long a browser comes back. */
    private static final String RETRY = "retry: 3000\n\n";

    private final BooleanSupplier mayStillSee;
    private final JsonMapper json;
    private final Consumer<TrackingStream> onClose;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable Tracking latest;
    private boolean ended;

    TrackingStream(BooleanSupplier mayStillSee, JsonMapper json, Consumer<TrackingStream> onClose) {
        this.mayStillSee = mayStillSee;
        this.json = json;
        this.onClose = onClose;
    }

    /** What was read of the order. Of two that were read at once the later one counts. */
    void tell(Tracking tracking) {
        lock.lock();
        try {
            if (latest == null || tracking.size() > latest.size()) {
                latest = tracking;
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream. Who comes back is told what they do not have yet. */
    void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes events until the stream ends or the client is gone.
     *
     * @param known the number of the last event that the client has, 0 when it has none
     */
    void run(int known, OutputStream out) {
        try {
            write(out, RETRY);
            int told = greet(known, out);
            long commentAt = System.nanoTime() + COMMENT_NANOS;
            while (mayStillSee.getAsBoolean()) {
                Tracking now = await(told, Math.min(CHECK_NANOS, commentAt - System.nanoTime()));
                if (now == null) {
                    return;
                }
                if (now.size() > told) {
                    told = tell(told, now, out);
                    commentAt = System.nanoTime() + COMMENT_NANOS;
                } else if (System.nanoTime() >= commentAt) {
                    write(out, ": still here\n\n");
                    commentAt = System.nanoTime() + COMMENT_NANOS;
                }
            }
        } catch (IOException e) {
            log.debug("A listener has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!TransientFailure.is(e)) {
                throw e;
            }
            log.debug("Nobody can say whether the listener may still see the order", e);
        }
    }

    /** The present state, for whoever does not come back with the number of an event that there was. */
    private int greet(int known, OutputStream out) throws IOException, InterruptedException {
        Tracking now = await(0, CHECK_NANOS);
        if (now == null) {
            return known;
        }
        if (known == 0 || known > now.size()) {
            write(out, event("tracking", now.size(), now));
            return now.size();
        }
        return known;
    }

    private int tell(int told, Tracking now, OutputStream out) throws IOException {
        for (int number = told + 1; number <= now.size(); number++) {
            write(out, event("change", number, now.change(number)));
        }
        return now.size();
    }

    /** What is known once there is more than that, or after a while; null when the stream has ended. */
    private @Nullable Tracking await(int told, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!ended && left > 0 && (latest == null || latest.size() <= told)) {
                left = news.awaitNanos(left);
            }
            return ended ? null : latest;
        } finally {
            lock.unlock();
        }
    }

    private String event(String name, int number, Object data) {
        return "event: " + name + "\nid: " + number + "\ndata: " + json.writeValueAsString(data) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
