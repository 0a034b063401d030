package io.merkato.orders.tracking;

import io.merkato.kernel.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An order that somebody on this node listens to. However much is announced at once, it is read once more and told to all. */
final class WatchedOrder {

    private static final Logger log = LoggerFactory.getLogger(WatchedOrder.class);

    private final OrderId id;
    private final ReadTracking read;
    private final List<TrackingStream> streams = new CopyOnWriteArrayList<>();

    private boolean reading;
    private boolean stale;

    WatchedOrder(OrderId id, ReadTracking read) {
        this.id = id;
        this.read = read;
    }

    WatchedOrder with(TrackingStream stream) {
        streams.add(stream);
        return this;
    }

    /** Null when nobody listens any more. */
    @Nullable WatchedOrder without(TrackingStream stream) {
        streams.remove(stream);
        return streams.isEmpty() ? null : this;
    }

    void end() {
        streams.forEach(TrackingStream::end);
    }

    /** Returns at once: who announces does not wait for the database. */
    synchronized void readAgain() {
        stale = true;
        if (!reading) {
            reading = true;
            Thread.startVirtualThread(this::readWhileStale);
        }
    }

    private void readWhileStale() {
        while (takeStale()) {
            try {
                Optional<Tracking> now = read.last(id);
                streams.forEach(stream -> now.ifPresentOrElse(stream::tell, stream::end));
            } catch (RuntimeException e) {
                // They come back with the number of what they were told last.
                log.debug("Listeners are sent away, since the order cannot be read", e);
                end();
            }
        }
    }

    private synchronized boolean takeStale() {
        reading = stale;
        stale = false;
        return reading;
    }
}
