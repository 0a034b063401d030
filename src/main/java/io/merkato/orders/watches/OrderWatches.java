package io.merkato.orders.watches;

import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import io.merkato.platform.invalidation.Invalidations;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders that are followed on this node, for all nodes to know. Who follows one begins a watch and then reads the order with its
 * row locked for share. Who changes one has its row locked, and announces the change after that. So either the change sees the
 * watch, or the read waits for the change: nothing is missed.
 */
@Component
public class OrderWatches {

    /** Under this topic changes are announced, each by the id of its order. */
    public static final String TOPIC = "order";

    private final WatchStore store;
    private final Invalidations invalidations;
    private final UUID node = Ids.next();

    OrderWatches(WatchStore store, Invalidations invalidations) {
        this.store = store;
        this.invalidations = invalidations;
    }

    /** From now on this node hears of changes for five minutes, or as long as it begins anew. */
    @Transactional
    public void begin(Collection<OrderId> orders) {
        store.begin(orders, node);
    }

    /** Clears away what nobody has begun anew. */
    @Transactional
    public void forgetOld() {
        store.deleteOld();
    }

    /** Tells those who follow an order of its change, when and if that is committed. The caller has the order locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(OrderId order) {
        if (store.isWatched(order)) {
            invalidations.invalidate(TOPIC, order.toString());
        }
    }
}
