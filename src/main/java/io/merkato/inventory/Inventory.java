package io.merkato.inventory;

import static io.merkato.inventory.InventoryProblem.INSUFFICIENT_STOCK;
import static io.merkato.inventory.InventoryProblem.STOCK_ABOVE_LIMIT;
import static io.merkato.inventory.InventoryProblem.STOCK_BELOW_RESERVED;
import static io.merkato.inventory.InventoryProblem.STOCK_BELOW_ZERO;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** How much can be bought of a variant has changed; {@link Invalidations} tells it by its id. */
    public static final String STOCK = "inventory.stock";

    /** What a refusal tells at most. */
    private static final int MOST_HELD = 100;

    private static final int MOST_HOLDERS = 20;

    private final InventoryStore store;
    private final LabelStore labels;
    private final StockTrail trail;
    private final Outbox outbox;
    private final Invalidations invalidations;
    private final List<LevelWatch> watches;

    Inventory(
            InventoryStore store,
            LabelStore labels,
            StockTrail trail,
            Outbox outbox,
            Invalidations invalidations,
            List<LevelWatch> watches) {
        this.store = store;
        this.labels = labels;
        this.trail = trail;
        this.outbox = outbox;
        this.invalidations = invalidations;
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
            forgetRemoved(changes, Cause.count());
        }
    }

    /**
     * Gives units that the order holds, and that have not been shipped, back to others: they are never sent.
     *
     * @param quantities units by variant, each 1 or more
     * @return false, and nothing is changed, when the order does not hold so many that are committed and not shipped
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(OrderId order, Map<VariantId, Integer> quantities) {
        if (!store.release(order, quantities)) {
            return false;
        }
        List<LevelChange> changes = new ArrayList<>();
        quantities.forEach((variant, units) -> changes.add(LevelChange.release(variant, units)));
        tell(changeHeld(changes, null));
        forgetRemoved(changes, Cause.count());
        return true;
    }

    /**
     * Puts units that an order had shipped back on the shelf: they came back. Of those that are damaged the movements tell that
     * they came, and that they were taken off the shelf again.
     *
     * @param quantities units by variant, each 1 or more
     * @param damaged of these, each 1 or more: units that cannot be sold
     * @param by who received them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(
            OrderId order, Map<VariantId, Integer> quantities, Map<VariantId, Integer> damaged, @Nullable UserId by) {
        Cause cause = Cause.comeBack(order, by);
        lock(quantities.keySet());
        // A variant that is gone from the catalogue may have lost its level.
        store.create(quantities.keySet().stream().map(StockSetting::none).toList(), cause);
        List<LevelChange> back = added(quantities, 1);
        List<LevelMove> moves = changeHeld(back, cause);
        if (!damaged.isEmpty()) {
            Map<VariantId, LevelMove> rest = changeHeld(added(damaged, -1), Cause.damaged(order, by)).stream()
                    .collect(Collectors.toMap(LevelMove::variantId, Function.identity()));
            moves = moves.stream()
                    .map(move -> rest.containsKey(move.variantId()) ? move.then(rest.get(move.variantId())) : move)
                    .toList();
        }
        tell(moves);
        forgetRemoved(back, cause);
    }

    private static List<LevelChange> added(Map<VariantId, Integer> quantities, int sign) {
        return quantities.entrySet().stream()
                .map(entry -> LevelChange.add(entry.getKey(), sign * entry.getValue()))
                .toList();
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
        Cause cause = Cause.shipment(order, by);
        changeHeld(changes, cause);
        forgetRemoved(changes, cause);
        return true;
    }

    /**
     * Puts units that had left back on the shelf, where the order holds them again: their parcel did not leave after all. What
     * others can buy is as before.
     *
     * @param quantities units by variant, each 1 or more
     * @param by who says so, null when nobody does in person
     * @return false, and nothing is changed, when not so many of the order have left
     * @throws io.merkato.platform.problem.Problem STOCK_ABOVE_LIMIT when there is no room for them: more were counted meanwhile
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
        requireAll(changes, store.change(changes, cause));
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
        invalidate(settings.stream().map(StockSetting::variantId));
    }

    /**
     * Adds units, takes them away, or sets what was counted, all or nothing. The variants have levels. Movements of several
     * have a reference in common.
     *
     * @throws io.merkato.platform.problem.Problem STOCK_ABOVE_LIMIT, STOCK_BELOW_ZERO, or STOCK_BELOW_RESERVED with {@code
     *     held}, each a {@link HeldStock}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void adjust(List<Adjustment> adjustments, Cause cause) {
        tell(changeAll(
                adjustments.stream().map(LevelChange::adjust).toList(),
                adjustments.size() == 1 ? cause : cause.together()));
    }

    /** From now on a variant, which has a level, is low when others of the shop are that have no threshold of their own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void useShopsThreshold(VariantId variant, Cause cause) {
        tell(changeAll(List.of(LevelChange.shopsThreshold(variant)), cause));
    }

    /** As {@link #set}, of variants that have levels, and tells of it. */
    void count(List<StockSetting> settings, Cause cause) {
        tell(changeAll(settings.stream().map(LevelChange::set).toList(), cause));
    }

    /** Writes down what variants are called from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(Collection<StockName> names) {
        if (!names.isEmpty()) {
            labels.name(names);
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

    /** Forgets variants that are gone from the catalogue, at once or as soon as no order holds units of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<VariantId> variants, Cause cause) {
        if (!variants.isEmpty()) {
            store.forget(variants, cause.ofGone());
            List<VariantId> gone = List.copyOf(variants);
            invalidate(gone.stream());
            watches.forEach(watch -> watch.gone(gone));
        }
    }

    /** Whoever removed a variant left its level to the orders that held units of it; this may have been the last one. */
    private void forgetRemoved(List<LevelChange> changes, Cause cause) {
        List<VariantId> gone =
                store.forgetRemoved(changes.stream().map(LevelChange::variantId).toList(), cause.ofGone());
        if (!gone.isEmpty()) {
            watches.forEach(watch -> watch.gone(gone));
        }
    }

    private void tell(List<LevelMove> moves) {
        moves.stream()
                .filter(LevelMove::opensOrCloses)
                .forEach(move -> outbox.publish(new AvailabilityChanged(move.variantId())));
        invalidate(moves.stream().filter(move -> move.before() != move.after()).map(LevelMove::variantId));
        watches.forEach(watch -> watch.moved(moves));
    }

    private void invalidate(Stream<VariantId> variants) {
        invalidations.invalidateSoon(STOCK, variants.map(VariantId::toString).toList());
    }

    private List<LevelMove> changeAll(List<LevelChange> changes, Cause cause) {
        List<InventoryStore.Changed> changed = store.change(changes, cause);
        requireAll(changes, changed);
        trail.record(changes, changed, cause);
        return moves(changed);
    }

    private void requireAll(List<LevelChange> changes, List<InventoryStore.Changed> changed) {
        if (changed.size() != changes.size()) {
            Set<VariantId> done =
                    changed.stream().map(change -> change.move().variantId()).collect(Collectors.toSet());
            throw refusal(changes.stream()
                    .filter(change -> !done.contains(change.variantId()))
                    .toList());
        }
    }

    /** What is wrong with changes that the database has not made. Their levels are locked. */
    private Problem refusal(List<LevelChange> changes) {
        Map<VariantId, StockLevel> levels =
                levels(changes.stream().map(LevelChange::variantId).toList());
        SortedSet<VariantId> above = new TreeSet<>();
        SortedSet<VariantId> below = new TreeSet<>();
        for (LevelChange change : changes) {
            VariantId variant = change.variantId();
            boolean isAbove =
                    change.exceeds(InventoryStore.MAX_UNITS, levels.getOrDefault(variant, StockLevel.none(variant)));
            (isAbove ? above : below).add(variant);
        }
        if (below.isEmpty()) {
            return STOCK_ABOVE_LIMIT
                    .because("There are at most " + InventoryStore.MAX_UNITS + " of a variant.")
                    .with("variantIds", above);
        }
        List<HeldStock> held = held(below, levels);
        return held.isEmpty()
                ? STOCK_BELOW_ZERO.because("Take away fewer.").with("variantIds", below)
                : STOCK_BELOW_RESERVED
                        .because("Ship or cancel those orders first, or set a larger number.")
                        .with("variantIds", below)
                        .with("held", held.stream().limit(MOST_HELD).toList());
    }

    private List<HeldStock> held(SortedSet<VariantId> variants, Map<VariantId, StockLevel> levels) {
        Map<VariantId, List<HeldStock.Holder>> holders = store.holders(variants, MOST_HOLDERS);
        List<HeldStock> held = new ArrayList<>();
        for (VariantId variant : variants) {
            StockLevel level = levels.getOrDefault(variant, StockLevel.none(variant));
            if (level.reserved() > 0) {
                held.add(new HeldStock(
                        variant, level.onHand(), level.reserved(), holders.getOrDefault(variant, List.of())));
            }
        }
        return held;
    }

    /** What orders hold is there, so that none of these changes is ever refused. */
    private List<LevelMove> changeHeld(List<LevelChange> changes, @Nullable Cause cause) {
        List<InventoryStore.Changed> changed = store.change(changes, cause);
        if (changed.size() != changes.size()) {
            throw new IllegalStateException("levels do not have what orders hold: " + changes);
        }
        return moves(changed);
    }

    private static List<LevelMove> moves(List<InventoryStore.Changed> changed) {
        return changed.stream().map(InventoryStore.Changed::move).toList();
    }

    private int available(VariantId variant) {
        return levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
    }
}
