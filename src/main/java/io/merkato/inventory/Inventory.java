package io.merkato.inventory;

import static io.merkato.inventory.InventoryProblem.INSUFFICIENT_STOCK;
import static io.merkato.inventory.InventoryProblem.STOCK_BELOW_RESERVED;
import static io.merkato.inventory.InventoryProblem.STOCK_BELOW_ZERO;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** What a refusal tells at most. */
    private static final int MOST_HELD = 100;

    private static final int MOST_HOLDERS = 20;

    private final InventoryStore store;
    private final Outbox outbox;
    private final List<LevelWatch> watches;

    Inventory(InventoryStore store, Outbox outbox, List<LevelWatch> watches) {
        this.store = store;
        this.outbox = outbox;
        this.watches = watches;
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
        List<LevelMove> moves = new ArrayList<>();
        // In sorted order, so that two orders for the same variants wait for each other instead of deadlocking.
        new TreeMap<>(quantities).forEach((variant, quantity) -> {
            LevelMove move = store.hold(order, variant, quantity);
            if (move == null) {
                shortages.add(new Shortage(variant, quantity, available(variant)));
            } else {
                moves.add(move);
            }
        });
        if (!shortages.isEmpty()) {
            throw INSUFFICIENT_STOCK
                    .because("Some items cannot be had in the quantity you want.")
                    .with("items", shortages);
        }
        tell(moves);
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
            tell(changeHeld(changes, null));
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
     * Puts units that had left back on the shelf, where the order holds them again: their parcel did not leave after all. What
     * others can buy is as before.
     *
     * @param quantities units by variant, each 1 or more
     * @param by who says so, null when nobody does in person
     * @return false, and nothing is changed, when not so many of the order have left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean unship(OrderId order, Map<VariantId, Integer> quantities, @Nullable UserId by) {
        if (!store.unship(order, quantities)) {
            return false;
        }
        Cause cause = Cause.voidedShipment(order, by);
        // A variant that is gone from the catalogue may have lost its level.
        store.create(quantities.keySet().stream().map(StockSetting::none).toList(), cause);
        List<LevelChange> changes = new ArrayList<>();
        quantities.forEach((variant, units) -> changes.add(LevelChange.unship(variant, units)));
        changeHeld(changes, cause);
        return true;
    }

    /**
     * Sets stock as it was counted or imported. Variants need no stock before. It does not tell that availability has
     * changed: who sets it knows which products it is about.
     *
     * @throws io.merkato.platform.problem.Problem STOCK_BELOW_RESERVED when open orders hold more, with {@code held}, each a
     *     {@link HeldStock}
     */
    @Transactional
    public void set(List<StockSetting> settings, Cause cause) {
        Set<VariantId> made = store.create(settings, cause.ofNew());
        List<LevelChange> changes = settings.stream()
                .filter(setting -> !made.contains(setting.variantId()))
                .map(LevelChange::set)
                .toList();
        if (!changes.isEmpty()) {
            List<LevelMove> moves = changeAll(changes, cause);
            watches.forEach(watch -> watch.moved(moves));
        }
    }

    /**
     * Adds units, takes them away, or sets what was counted, all or nothing. The variants have levels.
     *
     * @throws io.merkato.platform.problem.Problem STOCK_BELOW_ZERO, or STOCK_BELOW_RESERVED with {@code held}, each a
     *     {@link HeldStock}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void adjust(List<Adjustment> adjustments, UserId by) {
        tell(changeAll(adjustments.stream().map(LevelChange::adjust).toList(), Cause.adjustment(by)));
    }

    /** As {@link #set}, of variants that have levels, and tells of it. */
    void count(List<StockSetting> settings, Cause cause) {
        tell(changeAll(settings.stream().map(LevelChange::set).toList(), cause));
    }

    /** Writes down what variants are called from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(Collection<StockName> names) {
        if (!names.isEmpty()) {
            store.name(names);
        }
    }

    /**
     * Holds the levels of these variants until the end of the transaction: nobody else changes them. For who changes several by
     * more than one call, or has to know that nothing comes meanwhile.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<VariantId> variants) {
        store.lock(variants);
    }

    /** Forgets variants that are gone from the catalogue, unless an order still holds units of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<VariantId> variants, Cause cause) {
        if (!variants.isEmpty()) {
            List<VariantId> gone = store.forget(variants, cause);
            watches.forEach(watch -> watch.gone(gone));
        }
    }

    private void tell(List<LevelMove> moves) {
        moves.stream()
                .filter(LevelMove::opensOrCloses)
                .forEach(move -> outbox.publish(new AvailabilityChanged(move.variantId())));
        watches.forEach(watch -> watch.moved(moves));
    }

    private List<LevelMove> changeAll(List<LevelChange> changes, Cause cause) {
        List<LevelMove> moves = store.change(changes, cause);
        if (moves.size() != changes.size()) {
            Set<VariantId> changed = moves.stream().map(LevelMove::variantId).collect(Collectors.toSet());
            throw refusal(changes.stream()
                    .filter(change -> !changed.contains(change.variantId()))
                    .toList());
        }
        return moves;
    }

    /** What is wrong with changes that the database has not made. */
    private Problem refusal(List<LevelChange> changes) {
        Set<VariantId> refused =
                changes.stream().map(LevelChange::variantId).collect(Collectors.toCollection(TreeSet::new));
        Map<VariantId, List<HeldStock.Holder>> holders = store.holders(refused, MOST_HOLDERS);
        List<HeldStock> held = new ArrayList<>();
        levels(refused).values().stream()
                .filter(level -> level.reserved() > 0)
                .sorted(Comparator.comparing(StockLevel::variantId))
                .forEach(level -> held.add(new HeldStock(
                        level.variantId(),
                        level.onHand(),
                        level.reserved(),
                        holders.getOrDefault(level.variantId(), List.of()))));
        return held.isEmpty()
                ? STOCK_BELOW_ZERO
                        .because("Take away fewer. There are 0 to 1000000000 of a variant.")
                        .with("variantIds", refused)
                : STOCK_BELOW_RESERVED
                        .because("Ship or cancel those orders first, or set a larger number.")
                        .with("variantIds", refused)
                        .with("held", held.stream().limit(MOST_HELD).toList());
    }

    /** What orders hold is there, so that none of these changes is ever refused. */
    private List<LevelMove> changeHeld(List<LevelChange> changes, @Nullable Cause cause) {
        List<LevelMove> changed = store.change(changes, cause);
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
