package io.merkato.inventory;

import static io.merkato.inventory.InventoryProblem.INSUFFICIENT_STOCK;
import static io.merkato.inventory.InventoryProblem.STOCK_BELOW_RESERVED;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stock: what other modules may ask of it and do to it. An order holds units from when it is placed until its parcel leaves
 * or it is given up; only then, and when somebody counts, does the number on the shelf change.
 */
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
        new TreeMap<>(quantities).forEach((variant, quantity) -> {
            Integer left = store.hold(order, variant, quantity);
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
    }

    /** Keeps what the order holds for it until its parcel leaves: the order stands. Does nothing the second time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commit(OrderId order) {
        store.commit(order);
    }

    /** Gives what the order holds, and has not been shipped, back to others. Does nothing the second time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order) {
        List<LevelChange> changes = new ArrayList<>();
        store.release(order).forEach((variant, units) -> changes.add(LevelChange.release(variant, units)));
        if (!changes.isEmpty()) {
            changeHeld(changes, null).stream()
                    .filter(changed -> changed.before() == 0 && changed.after() > 0)
                    .forEach(changed -> outbox.publish(new AvailabilityChanged(changed.variantId())));
        }
    }

    /**
     * Takes units that the order holds off the shelf: their parcel leaves. What is left stays held, so an order can go in
     * several parcels. What others can buy is as before.
     *
     * @param quantities units by variant, each 1 or more
     * @param by who sends it, null when nobody does in person
     * @return false, and nothing is changed, when the order does not hold so many that are committed and not shipped
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean ship(OrderId order, Map<VariantId, Integer> quantities, @Nullable UserId by) {
        if (!store.ship(order, quantities)) {
            return false;
        }
        List<LevelChange> changes = new ArrayList<>();
        quantities.forEach((variant, units) -> changes.add(LevelChange.ship(variant, units)));
        changeHeld(changes, Cause.shipment(order, by));
        return true;
    }

    /**
     * Sets stock as it was counted or imported. Variants need no stock before. Tells nobody: who sets it knows which
     * products it is about.
     *
     * @throws io.merkato.platform.problem.Problem STOCK_BELOW_RESERVED when open orders hold more
     */
    @Transactional
    public void set(List<StockSetting> settings, Cause cause) {
        Set<VariantId> made = store.create(settings, cause.ofNew());
        List<LevelChange> changes = settings.stream()
                .filter(setting -> !made.contains(setting.variantId()))
                .map(LevelChange::set)
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        Set<VariantId> refused = new TreeSet<>();
        changes.forEach(change -> refused.add(change.variantId()));
        store.change(changes, cause).forEach(changed -> refused.remove(changed.variantId()));
        if (!refused.isEmpty()) {
            throw STOCK_BELOW_RESERVED
                    .because("Ship or cancel those orders first, or set a larger number.")
                    .with("variantIds", refused);
        }
    }

    /** Forgets variants that are gone from the catalogue, unless an order still holds units of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<VariantId> variants, Cause cause) {
        if (!variants.isEmpty()) {
            store.forget(variants, cause);
        }
    }

    /** What orders hold is there, so that none of these changes is ever refused. */
    private List<InventoryStore.Changed> changeHeld(List<LevelChange> changes, @Nullable Cause cause) {
        List<InventoryStore.Changed> changed = store.change(changes, cause);
        if (changed.size() != changes.size()) {
            throw new IllegalStateException("levels do not have what orders hold: " + changes);
        }
        return changed;
    }

    private int available(VariantId variant) {
        return levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
    }
}
