package io.merkato.inventory;

import static io.merkato.inventory.InventoryProblem.INSUFFICIENT_STOCK;
import static io.merkato.inventory.InventoryProblem.STOCK_BELOW_RESERVED;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stock: what other modules may ask of it and do to it. */
@Component
public class Inventory {

    private final InventoryStore store;
    private final Outbox outbox;

    Inventory(InventoryStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** The levels of these variants; one that never had stock is at zero. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<VariantId, StockLevel> levels(Collection<VariantId> variants) {
        Map<VariantId, StockLevel> levels = new HashMap<>();
        variants.forEach(variant -> levels.put(variant, StockLevel.none(variant)));
        if (!variants.isEmpty()) {
            store.levels(variants).forEach(level -> levels.put(level.variantId(), level));
        }
        return levels;
    }

    /**
     * Takes the units out of what others can buy, all or none, for an order that is about to be paid. Call it as late
     * as possible in the transaction: the rows stay locked until its end.
     *
     * @throws io.merkato.platform.problem.Problem INSUFFICIENT_STOCK with {@code items}, each a {@link Shortage}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(OrderId order, Map<VariantId, Integer> quantities) {
        List<Shortage> shortages = new ArrayList<>();
        // In sorted order, so that two orders for the same variants wait for each other instead of deadlocking.
        SortedMap<VariantId, Integer> sorted = new TreeMap<>(quantities);
        sorted.forEach((variant, quantity) -> {
            Integer left = store.reserve(variant, quantity);
            if (left == null) {
                shortages.add(new Shortage(variant, quantity, available(variant)));
            } else if (left == 0) {
                outbox.publish(new AvailabilityChanged(variant));
            }
        });
        if (!shortages.isEmpty()) {
            throw INSUFFICIENT_STOCK
                    .because("Some items cannot be had in the quantity you want.")
                    .with("items", shortages);
        }
        store.insertHolds(order, sorted);
    }

    /** Takes what the order holds out of the warehouse: it was paid. Does nothing the second time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(OrderId order) {
        store.endHolds(order, "claimed").forEach(store::take);
    }

    /** Gives what the order holds back to others. Does nothing the second time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order) {
        store.endHolds(order, "released").forEach((variant, quantity) -> {
            if (store.giveBack(variant, quantity) == quantity) {
                outbox.publish(new AvailabilityChanged(variant));
            }
        });
    }

    /**
     * Sets stock as counted or imported. Variants need no stock before.
     *
     * @throws io.merkato.platform.problem.Problem STOCK_BELOW_RESERVED when open orders hold more
     */
    @Transactional
    public void set(List<StockSetting> settings) {
        List<VariantId> refused = store.set(settings);
        if (!refused.isEmpty()) {
            throw STOCK_BELOW_RESERVED
                    .because("Ship or cancel those orders first, or set a larger number.")
                    .with("variantIds", refused);
        }
    }

    /** Forgets variants that are gone from the catalogue, unless an order still holds units of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<VariantId> variants) {
        if (!variants.isEmpty()) {
            store.deleteUnreserved(variants);
        }
    }

    private int available(VariantId variant) {
        return levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
    }
}
